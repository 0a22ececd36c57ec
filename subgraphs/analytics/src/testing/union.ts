import type { Role } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import type { PlainDate } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import { COUNTERS } from "../figure/headcount.js";
import { STEPS } from "../figure/movement-steps.js";
import { RemovalReason } from "../panel/movement.type.js";

/** A small union: a region with a town and a university of its own, a second region with one primary. */
const PLACES = {
  union: ["1", "NATIONAL"],
  north: ["1.2", "REGIONAL"],
  town: ["1.2.3", "TERRITORIAL"],
  school: ["1.2.3.5", "PRIMARY"],
  kindergarten: ["1.2.3.6", "PRIMARY"],
  university: ["1.2.8", "PRIMARY"],
  south: ["1.9", "REGIONAL"],
  plant: ["1.9.10", "PRIMARY"],
} as const;

export type Place = keyof typeof PLACES;

const ABOVE = "territorial_id int, okrug_id int, region_id int";
const NODES = `primary_id int, ${ABOVE}`;
/** Rows that name their place by the organisation's own node. */
const OF_ANY_LEVEL: readonly View[] = ["form_gap", "application_day", "meeting_day"];
const MOVEMENTS = [...STEPS, ...Object.values(RemovalReason)]
  .map((step) => `${step} int not null default 0`)
  .join(", ");
const VIEWS = {
  organisation: `id uuid primary key, node int, parent_id uuid, path text, ancestor_ids uuid[], level text, name text,
    full_name text, number text, closed_on date`,
  organisation_place: `id uuid primary key, node int, parent_id uuid, path text, level text, name text, name_key text,
    number text, depth int, ${NODES}, closed_on date`,
  headcount: `organisation_id uuid, organisation_path text,
    ${COUNTERS.map((counter) => `${counter} int not null default 0`).join(", ")}, ${NODES}`,
  headcount_day: `organisation_id uuid, day date,
    ${COUNTERS.map((counter) => `${counter} int not null default 0`).join(", ")}, ${NODES}`,
  form_gap: `organisation_id uuid, organisation_path text, is_primary boolean, gaps smallint, node int,
    ${ABOVE}, forms int not null default 1`,
  workplace_coverage: `${NODES}, counted_on date, employed int, employed_members int`,
  movement_month: `${NODES}, month date, ${MOVEMENTS}`,
  movement_day: `${NODES}, day date, ${MOVEMENTS}`,
  application_day: `node int, ${ABOVE}, status text, submitted_on date, decided_on date, days numeric`,
  meeting_day: `node int, ${ABOVE}, day date`,
  member_interest: `${NODES}, interest text, member_id uuid default uuidv7()`,
  member_place: `member_id uuid, path text`,
  organisation_passport: `organisation_id uuid, node int, full_name text, number text, type_name text,
    is_legal_entity boolean, chair_name text, is_chair_staff boolean, staff int, committee int, presidium int,
    audit_commission int`,
  structure: `node int, birth_year smallint, sex text, education text, occupation text, members int`,
  families: `node int, married int, parents int, large_families int`,
  bonus_participant: `organisation_id uuid, participants int`,
  bonus_participation: `organisation_id uuid, day date, change int`,
  benefit_month: `organisation_id uuid, month date, purchases int, spent_kopecks bigint, returned_kopecks bigint,
    discount_kopecks bigint, participants int`,
  payout_month: `organisation_id uuid, month date, claims int, paid_kopecks bigint`,
};

/** What the registry keeps beside them. */
const TOTALS = ["headcount", "headcount_day", "form_gap", "movement_month"] as const;

type View = keyof typeof VIEWS;
type Row = Record<string, unknown>;

/** What the registry and the programmes publish, in tables that stand for their views. */
export class TestUnion {
  static async found(app: TestApp): Promise<TestUnion> {
    for (const [view, columns] of Object.entries(VIEWS)) {
      await app.sql(`create table published.${view} (${columns})`);
      await app.sql(`grant select on published.${view} to analytics`);
    }
    for (const view of TOTALS) {
      const total = `published.${view.replace("_month", "")}_total`;
      await app.sql(`create view ${total} as select * from published.${view}`);
      await app.sql(`grant select on ${total} to analytics`);
    }
    for (const [name, view] of [
      ["member_structure", "structure"],
      ["member_families", "families"],
    ] as const)
      await app.sql(`create function published.${name}(tops int[]) returns table (${VIEWS[view]}) language sql
        security definer as $$ select * from published.${view} where ${view}.node = any(tops) $$`);
    const union = new TestUnion(app);
    for (const place of Object.keys(PLACES) as Place[]) {
      const [path, level] = PLACES[place];
      const parent = Object.keys(PLACES).find(
        (other) => PLACES[other as Place][0] === path.replace(/\.?\d+$/, ""),
      );
      const row = { id: idOf(place), node: nodeOf(place), path, level, name: place };
      const parent_id = parent ? idOf(parent as Place) : null;
      await union.publish("organisation", { ...row, parent_id });
      await union.publish("organisation_place", { ...row, parent_id, name_key: place, ...nodesOf(place) });
    }
    return union;
  }

  private constructor(private readonly app: TestApp) {}

  person(role: Role, place: Place): Actor {
    return this.app.as({
      accountId: randomUUID(),
      grants: [{ role, path: PLACES[place][0], organisationId: idOf(place) }],
    });
  }

  /** Asks for fields of an organisation, as the gateway does. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests compare whole answers
  async ask(who: Actor, place: Place, fields: string): Promise<any> {
    const { _entities } = await who.run(
      `query Ask($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { ${fields} } } }`,
      { of: [this.reference(place)] },
    );
    return _entities[0];
  }

  reference(place: Place) {
    return { __typename: "Organisation", id: idOf(place) };
  }

  /** Closes an organisation on a day, or opens it again. */
  async close(place: Place, on: PlainDate | null): Promise<void> {
    for (const view of ["organisation", "organisation_place"])
      await this.app.sql(`update published.${view} set closed_on = $1 where id = $2`, [on, idOf(place)]);
  }

  /** Says how many there are of each kind in a primary. */
  async count(place: Place, counts: Row): Promise<void> {
    await this.app.sql("delete from published.headcount where primary_id = $1", [nodeOf(place)]);
    await this.at("headcount", place, {
      organisation_id: idOf(place),
      organisation_path: PLACES[place][0],
      ...counts,
    });
  }

  /** A row of a view that names its place by nodes. */
  at(view: View, place: Place, row: Row): Promise<void> {
    const { primary_id, ...above } = nodesOf(place);
    return this.publish(view, {
      ...above,
      ...(OF_ANY_LEVEL.includes(view) ? { node: nodeOf(place) } : { primary_id }),
      ...row,
    });
  }

  /** A row of a view that names its place by the organisation's id. */
  of(view: View, place: Place, row: Row): Promise<void> {
    return this.publish(view, { organisation_id: idOf(place), ...row });
  }

  async clear(view: View): Promise<void> {
    await this.app.sql(`delete from published.${view}`);
  }

  async tell(name: string, payload: object): Promise<void> {
    await this.app.sql("insert into events.outbox (name, payload) values ($1, $2)", [name, payload]);
  }

  async publish(view: View, row: Row): Promise<void> {
    const columns = Object.keys(row);
    await this.app.sql(
      `insert into published.${view} (${columns.join()}) values (${columns.map((_, at) => `$${at + 1}`).join()})`,
      Object.values(row),
    );
  }
}

export function nodeOf(place: Place): number {
  return Number(PLACES[place][0].split(".").at(-1));
}

export function idOf(place: Place): string {
  return `00000000-0000-7000-8000-${String(nodeOf(place)).padStart(12, "0")}`;
}

export function nodesOf(place: Place) {
  const line = PLACES[place][0].split(".");
  const nodeAt = (level: string) => {
    const found = Object.values(PLACES).find(
      ([path, its]) =>
        its === level && (PLACES[place][0] === path || PLACES[place][0].startsWith(`${path}.`)),
    );
    return found ? Number(found[0].split(".").at(-1)) : null;
  };
  return {
    primary_id: PLACES[place][1] === "PRIMARY" ? Number(line.at(-1)) : null,
    territorial_id: nodeAt("TERRITORIAL"),
    okrug_id: nodeAt("OKRUG"),
    region_id: nodeAt("REGIONAL"),
  };
}
