import { type ViewerLocale } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import { standReach } from "./cabinet.js";
import { randomInt, randomUUID } from "node:crypto";

const VIEWS = {
  organisation: `id uuid primary key, node int, parent_id uuid, path text, ancestor_ids uuid[], level text, name text,
    full_name text, number text, closed_on date`,
  organisation_clock: "organisation_id uuid primary key, time_zone text",
  chair: "organisation_id uuid, node int, member_id uuid, last_name text, first_name text, patronymic text",
  chair_term: "organisation_id uuid, name text, member_id uuid, powers_until date",
  letter_recipient: "letter_id uuid, organisation_id uuid, sender_id uuid, number int, subject text",
  member_import: "import_id uuid, account_id uuid, applied_at timestamptz",
  event: `event_id uuid, organisation_id uuid, title text, place text, starts_at timestamptz, time_zone text,
    status text`,
  event_guest: "event_id uuid, member_id uuid, status text",
  member_group: "group_id uuid, organisation_id uuid, title text",
  member_group_keeper: "group_id uuid, member_id uuid",
  group_hearer: "group_id uuid, member_id uuid, news text",
  group_post: "post_id uuid, group_id uuid, author_member_id uuid",
  group_answer: "comment_id uuid, post_id uuid, group_id uuid, member_id uuid",
  newspaper: "id text, locale text, title text",
  newspaper_issue: `id text, locale text, organisation_id uuid, newspaper_id text, number int, issued_on date,
    title text`,
  article: "id text, locale text, kind text, organisation_id uuid, title text, lead text",
  appeal_author: "appeal_id uuid, number int, member_id uuid",
};

type View =
  | keyof typeof VIEWS
  | "account_reach"
  | "account_grant"
  | "member_reach"
  | "member_merge"
  | "mailing_consent";

export interface Place {
  id: string;
  node: number;
  path: string;
}

/** Who has a card, an account or both. */
export interface TestPerson {
  memberId: string | null;
  accountId: string | null;
  email: string | null;
  phone: string | null;
}

/** What the others lend, in tables that stand for their views: a region with two schools, and people. */
export class TestUnion {
  static async open(app: TestApp): Promise<void> {
    await standReach(app);
    for (const [view, columns] of Object.entries(VIEWS)) {
      await app.sql(`create table published.${view} (${columns})`);
      await app.sql(`grant select on published.${view} to messaging, messaging_owner`);
    }
  }

  static async found(app: TestApp): Promise<TestUnion> {
    const top = randomInt(1e8) * 10 + 1;
    const union = new TestUnion(
      app,
      placeAt(`${top}`),
      placeAt(`${top}.${top + 1}`),
      placeAt(`${top}.${top + 1}.${top + 2}`),
      placeAt(`${top}.${top + 1}.${top + 3}`),
    );
    for (const [place, level, name] of [
      [union.root, "NATIONAL", "Профсоюз"],
      [union.region, "REGIONAL", "Карельская организация"],
      [union.school, "PRIMARY", "ППО школы № 12"],
      [union.lyceum, "PRIMARY", "ППО лицея № 1"],
    ] as const) {
      const number = `10-01-${String(place.node).slice(-4)}-00001`;
      await union.lend("organisation", { ...place, level, name, full_name: name, number });
      await union.lend("organisation_clock", { organisation_id: place.id, time_zone: "Europe/Moscow" });
    }
    return union;
  }

  #last: string | undefined;

  private constructor(
    readonly app: TestApp,
    readonly root: Place,
    readonly region: Place,
    readonly school: Place,
    readonly lyceum: Place,
  ) {}

  async lend(view: View, row: Record<string, unknown>): Promise<void> {
    const columns = Object.keys(row);
    await this.app.sql(
      `insert into published.${view} (${columns.join()}) values (${columns.map((_, at) => `$${at + 1}`).join()})`,
      Object.values(row),
    );
  }

  /** A member on a register, with an account where not told otherwise. */
  async member(
    place: Place = this.school,
    { hasAccount = true, phone = null as string | null } = {},
  ): Promise<TestPerson> {
    const memberId = randomUUID();
    const email = `${memberId}@angel.example`;
    await this.lend("member_reach", {
      member_id: memberId,
      primary_id: place.node,
      region_id: this.region.node,
      sex: "FEMALE",
      born_on: "1990-05-17",
      occupation: "EMPLOYED",
      email: hasAccount ? null : email,
      phone,
      is_on_register: true,
      is_destroyed: false,
      time_zone: "Europe/Moscow",
    });
    if (!hasAccount) return { memberId, accountId: null, email, phone };
    return { ...(await this.account(memberId)), phone };
  }

  async account(memberId: string | null = null): Promise<TestPerson> {
    const accountId = randomUUID();
    const email = `${accountId}@angel.example`;
    await this.lend("account_reach", {
      account_id: accountId,
      member_id: memberId,
      display_name: "Анна С.",
      email,
    });
    return { memberId, accountId, email, phone: null };
  }

  /** Who holds a role at a place. */
  async servant(
    place: Place = this.school,
    role = "CHAIR",
    until: string | null = null,
  ): Promise<TestPerson> {
    const servant = await this.account();
    await this.lend("account_grant", {
      account_id: servant.accountId,
      role,
      organisation_id: place.id,
      starts_on: "2020-01-01",
      ends_on: until,
    });
    return servant;
  }

  async consent({ memberId }: TestPerson, ...channels: string[]): Promise<void> {
    for (const channel of channels) await this.lend("mailing_consent", { member_id: memberId, channel });
  }

  async tell(name: string, payload: object, daysAgo = 0): Promise<void> {
    const [told] = await this.app.sql<{ id: string }>(
      `insert into events.outbox (name, payload, occurred_at)
       values ($1, $2, now() - make_interval(days => $3)) returning id`,
      [name, payload, daysAgo],
    );
    this.#last = told?.id;
  }

  /** Tells it, and waits until it has been heard. */
  async hear(name: string, payload: object, daysAgo = 0): Promise<void> {
    await this.tell(name, payload, daysAgo);
    await this.app.eventually(
      () =>
        this.app.sql(
          `select from events.outbox, events.inbox
           where id = $1 and hearer = 'messaging' and inbox.position >= outbox.position`,
          [this.#last],
        ),
      ({ length }) => length === 1,
    );
  }

  as({ memberId, accountId }: TestPerson, locale: ViewerLocale = "ru"): Actor {
    return this.app.as({ memberId, accountId, locale });
  }

  /** What somebody was told, the first first. */
  async told(person: TestPerson): Promise<{ subject: string; title: string; text: string; path: string }[]> {
    return this.app.sql(
      `select subject, title_ru as title, text_ru as text, path
       from messaging.notices join messaging.sayings on sayings.id = saying_id
       where person_id = $1 order by notices.id`,
      [person.memberId ?? person.accountId],
    );
  }
}

function placeAt(path: string): Place {
  return { id: randomUUID(), node: Number(path.split(".").at(-1)), path };
}
