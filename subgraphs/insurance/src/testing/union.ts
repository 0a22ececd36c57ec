import { Role } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";

export interface Place {
  id: string;
  path: string;
}

const VIEWS = {
  organisation: `id uuid primary key, node int, parent_id uuid, path text, ancestor_ids uuid[], level text, name text,
    full_name text, number text, closed_on date`,
  register_period: "member_id uuid, organisation_id uuid, from_on date, until_on date",
  card_period: "member_id uuid, number text, status text, from_on date, until_on date",
  member_merge: "kept_id uuid, merged_id uuid",
  consent: "member_id uuid, purpose text, channel text, given_on date",
  insured_person:
    "member_id uuid, last_name text, first_name text, patronymic text, born_on date, card_number text",
};

export interface Life {
  memberId?: string;
  from?: string;
  until?: string | null;
  card?: { number: string; status?: string; from?: string; until?: string | null } | null;
  consents?: boolean;
}

/**
 * A union of its own in each test: a region with a branch, two primaries below it, and a primary beside. What the
 * registry publishes is in tables that stand for its views.
 */
export class TestUnion {
  static async open(app: TestApp): Promise<void> {
    for (const [view, columns] of Object.entries(VIEWS)) {
      await app.sql(`create table published.${view} (${columns})`);
      await app.sql(`grant select on published.${view} to insurance`);
    }
    await app.sql(`create function published.insured_below(top uuid, day date, statuses text[]) returns int
      language sql stable as $$
        select count(distinct (home.id, register.member_id))::int
        from published.organisation home join published.register_period register on register.organisation_id = home.id
        join published.card_period card using (member_id)
        where top = any(home.ancestor_ids) and card.status = any(statuses)
          and day >= register.from_on and day < coalesce(register.until_on, 'infinity')
          and day >= card.from_on and day < coalesce(card.until_on, 'infinity') $$`);
  }

  static async found(app: TestApp): Promise<TestUnion> {
    const root = String(Math.floor(Math.random() * 1e9) + 1);
    const place = (path: string) => ({ id: randomUUID(), path });
    const region = place(root);
    const branch = place(`${root}.2`);
    const school = place(`${root}.2.3`);
    const plant = place(`${root}.2.4`);
    const other = place(`${root}.20`);
    for (const one of [region, branch, school, plant, other]) {
      const above = [region, branch, school, plant, other].filter(
        ({ path }) => path === one.path || one.path.startsWith(`${path}.`),
      );
      await app.sql("insert into published.organisation (id, path, ancestor_ids) values ($1, $2, $3)", [
        one.id,
        one.path,
        above.map(({ id }) => id),
      ]);
    }
    return new TestUnion(app, region, branch, school, plant, other);
  }

  private constructor(
    readonly app: TestApp,
    readonly region: Place,
    readonly branch: Place,
    readonly school: Place,
    readonly plant: Place,
    readonly other: Place,
  ) {}

  /** A member on the register of an organisation, with a card in hand and the consent, unless said otherwise. */
  async member(place: Place, life: Life = {}): Promise<Actor> {
    const { memberId = randomUUID(), from = "2020-01-01", until = null, card, consents = true } = life;
    await this.app.sql("insert into published.register_period values ($1, $2, $3, $4)", [
      memberId,
      place.id,
      from,
      until,
    ]);
    if (card !== null) {
      await this.app.sql("insert into published.card_period values ($1, $2, $3, $4, $5)", [
        memberId,
        card?.number ?? numberOf(memberId),
        card?.status ?? "ISSUED",
        card?.from ?? from,
        card?.until ?? null,
      ]);
    }
    if (consents) await this.consent(memberId);
    return this.app.as({
      accountId: randomUUID(),
      memberId,
      grants: [{ role: Role.MEMBER, path: place.path, organisationId: place.id }],
    });
  }

  async consent(memberId: string): Promise<void> {
    await this.app.sql(
      "insert into published.consent (member_id, purpose, given_on) values ($1, 'INSURANCE', '2020-01-01')",
      [memberId],
    );
    await this.app.sql(
      "insert into published.insured_person values ($1, 'Сергеева', 'Анна', 'Петровна', '1980-02-03', $2)",
      [memberId, numberOf(memberId)],
    );
  }

  async withdrawConsent(memberId: string): Promise<void> {
    await this.app.sql("delete from published.consent where member_id = $1", [memberId]);
    await this.app.sql("delete from published.insured_person where member_id = $1", [memberId]);
  }

  /** Someone who serves an organisation without being a member. */
  servant({ id, path }: Place, role: Role): Actor {
    return this.app.as({ accountId: randomUUID(), grants: [{ role, path, organisationId: id }] });
  }

  handler(place: Place = this.region): Actor {
    return this.servant(place, Role.INSURANCE_HANDLER);
  }

  /** A programme of 50,000 roubles since 2021. */
  async programme(
    place: Place = this.region,
    more: { from?: string; until?: string | null; kopecks?: number } = {},
  ) {
    const [programme] = await this.app.sql<{ id: string }>(
      "insert into insurance.programmes (organisation_id, name, insurer) values ($1, 'Страхование по ЭПБ', 'Страховщик') returning id",
      [place.id],
    );
    const id = programme?.id ?? "";
    await this.terms(id, { from: "2021-01-01", ...more });
    return id;
  }

  async terms(
    programmeId: string,
    more: { from: string; until?: string | null; kopecks?: number; statuses?: string[] },
  ): Promise<void> {
    await this.app.sql(
      `insert into insurance.programme_terms (programme_id, version, starts_on, ends_on, sum_kopecks, territory,
         beneficiary, report_within_days, covering_statuses, conditions)
       select $1, count(*) + 1, $2, $3, $4, 'РФ', 'Застрахованный', 1095, $5, 'Условия'
       from insurance.programme_terms where programme_id = $1`,
      [
        programmeId,
        more.from,
        more.until ?? null,
        more.kopecks ?? 5_000_000,
        more.statuses ?? ["ISSUED", "VIRTUAL"],
      ],
    );
  }

  async tell(name: string, payload: object): Promise<void> {
    await this.app.sql("insert into events.outbox (name, payload) values ($1, $2)", [name, payload]);
  }
}

/** A card's number made of a member's id. */
export function numberOf(memberId: string): string {
  return BigInt(`0x${memberId.replaceAll("-", "")}`)
    .toString()
    .slice(0, 16)
    .padStart(16, "9");
}
