import { Role } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";

const VIEWS = {
  organisation:
    "id uuid primary key, node int, parent_id uuid, path text, ancestor_ids uuid[], level text, name text",
  membership: `member_id uuid primary key, organisation_id uuid, organisation_path text, card_number text,
    display_name text, email text, phone text`,
  card: `member_id uuid primary key, number text unique, status text, status_changed_at timestamptz,
    is_in_force boolean not null default true`,
  consent: "member_id uuid, purpose text, channel text, given_on date",
  dues: "member_id uuid, organisation_id uuid, month date, kopecks bigint",
  payout: "member_id uuid, month date, paid_kopecks bigint",
  payout_month: "organisation_id uuid, month date, claims int, paid_kopecks bigint",
};

/** What the registry publishes, in tables that stand for its views. */
export async function openWorld(app: TestApp): Promise<void> {
  for (const [view, columns] of Object.entries(VIEWS)) {
    await app.sql(`create table published.${view} (${columns})`);
    await app.sql(
      `grant select on published.${view} to ${view === "organisation" ? "angel_reader" : "loyalty"}`,
    );
  }
}

/** As the registry numbers organisations: each once. */
export function nodeOfItsOwn(): number {
  return Math.floor(Math.random() * 1e9) + 2;
}

export interface Place {
  readonly id: string;
  readonly path: string;
}

/** A region with a primary of its own, so that tests do not meet. */
export class World {
  static async found(app: TestApp): Promise<World> {
    const node = nodeOfItsOwn();
    const region = { id: randomUUID(), path: `1.${node}` };
    const school = { id: randomUUID(), path: `1.${node}.${nodeOfItsOwn()}` };
    for (const { id, path } of [region, school]) {
      await app.sql("insert into published.organisation (id, path, name) values ($1, $2, 'Школа')", [
        id,
        path,
      ]);
    }
    return new World(app, region, school);
  }

  private constructor(
    readonly app: TestApp,
    readonly region: Place,
    readonly school: Place,
  ) {}

  /** A member with a card in force, who takes part. */
  async member(place: Place = this.school): Promise<Actor> {
    const memberId = randomUUID();
    const number = `9643${String(Math.floor(Math.random() * 1e12)).padStart(12, "0")}`;
    await this.app.sql(
      `with member as (insert into published.membership (member_id, organisation_id, organisation_path, card_number, display_name)
         values ($1, $2, $3, $4, 'Анна С.')),
       card as (insert into published.card values ($1, $4, 'ISSUED', now())),
       part as (insert into loyalty.participants (member_id, organisation_id, since) values ($1, $2, current_date))
       insert into published.consent values ($1, 'BONUS_PROGRAMME', null, current_date)`,
      [memberId, place.id, place.path, number],
    );
    return this.app.as({
      accountId: randomUUID(),
      memberId,
      grants: [{ role: Role.MEMBER, path: place.path, organisationId: place.id }],
    });
  }

  async numberOf(member: Actor): Promise<string> {
    const [card] = await this.app.sql<{ number: string }>(
      "select number from published.card where member_id = $1",
      [member.viewer.memberId],
    );
    return card?.number ?? "";
  }

  /** Who keeps the region's partners. */
  get keeper(): Actor {
    return this.servant(this.region);
  }

  /** Who settles accounts of the whole union. */
  get treasurer(): Actor {
    return this.servant({ id: randomUUID(), path: "1" });
  }

  servant({ id, path }: Place, role = Role.STAFF): Actor {
    return this.app.as({ accountId: randomUUID(), grants: [{ role, path, organisationId: id }] });
  }

  /** Somebody signed in who works for no partner here. */
  stranger(): Actor {
    return this.servant({ id: randomUUID(), path: "0" }, Role.PARTNER);
  }

  /** A partner that returns five per cent, holding them for two weeks; its contract is older than anything here. */
  async partner(change: object = {}, terms: object | null = {}): Promise<string> {
    const id = randomUUID();
    const partner = {
      name: `Лавка ${id.slice(0, 8)}`,
      category: "BOOKS",
      site_url: "https://shop.example",
      contract_number: id,
      contract_from: "2020-01-01",
      ...change,
    };
    await this.app.sql(
      `insert into loyalty.partners (id, organisation_id, organisation_path, name, category, site_url, contract_number, contract_from, contract_until)
       select $1, $2, $3, name, category, site_url, contract_number, contract_from, contract_until
       from json_populate_record(null::loyalty.partners, $4)`,
      [id, this.region.id, this.region.path, JSON.stringify(partner)],
    );
    if (terms) {
      const given = {
        since: "2020-01-01",
        return_percent: 5,
        programme_percent: 0,
        excluded: [],
        hold_days: 14,
        ...terms,
      };
      await this.app.sql(
        `insert into loyalty.partner_terms (partner_id, since, return_percent, programme_percent, excluded, hold_days, purchase_cap, month_cap)
         select $1, since, return_percent, programme_percent, excluded, hold_days, purchase_cap, month_cap
         from json_populate_record(null::loyalty.partner_terms, $2)`,
        [id, JSON.stringify(given)],
      );
    }
    return id;
  }

  /** Somebody behind the partner's counter. */
  async clerk(partnerId: string): Promise<Actor> {
    const clerk = this.servant(this.region, Role.PARTNER);
    await this.app.sql("insert into loyalty.partner_staff (partner_id, account_id) values ($1, $2)", [
      partnerId,
      clerk.viewer.accountId,
    ]);
    return clerk;
  }
}
