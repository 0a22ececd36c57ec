import type { Role } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";

/** A small union: a region with a town and a primary of its own, a second region with one primary. */
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

const COUNTERS =
  `on_register removed employed students pensioners men women complete without_occupation without_sex
  without_birth_date without_dues_form without_consent without_workplace without_position without_course plastic_cards
  virtual_cards`.split(/\s+/);

const VIEWS = {
  organisation: `id uuid primary key, node int, parent_id uuid, path text, ancestor_ids uuid[], level text, name text,
    full_name text, number text, closed_on date`,
  headcount: `organisation_id uuid primary key, organisation_path text,
    ${COUNTERS.map((counter) => `${counter} int not null default 0`).join(", ")}`,
};

/** What the registry publishes, in tables that stand for its views. */
export class TestUnion {
  static async found(app: TestApp): Promise<TestUnion> {
    for (const [view, columns] of Object.entries(VIEWS)) {
      await app.sql(`create table published.${view} (${columns})`);
      await app.sql(`grant select on published.${view} to analytics`);
    }
    for (const place of Object.keys(PLACES) as Place[]) {
      const [path, level] = PLACES[place];
      await app.sql(
        "insert into published.organisation (id, node, path, level, name) values ($1, $2, $3, $4, $5)",
        [idOf(place), nodeOf(place), path, level, place],
      );
    }
    return new TestUnion(app);
  }

  private constructor(private readonly app: TestApp) {}

  person(role: Role, place: Place): Actor {
    return this.app.as({
      accountId: randomUUID(),
      grants: [{ role, path: PLACES[place][0], organisationId: idOf(place) }],
    });
  }

  reference(place: Place) {
    return { __typename: "Organisation", id: idOf(place) };
  }

  /** Says how many there are of each kind in a primary. */
  async count(place: Place, counts: Record<string, number>): Promise<void> {
    const columns = Object.keys(counts);
    await this.app.sql(
      `insert into published.headcount (organisation_id, organisation_path, ${columns.join()})
       values ($1, $2, ${columns.map((_, at) => `$${at + 3}`).join()})
       on conflict (organisation_id) do update set ${columns.map((one) => `${one} = excluded.${one}`).join()}`,
      [idOf(place), PLACES[place][0], ...Object.values(counts)],
    );
  }
}

function nodeOf(place: Place): number {
  return Number(PLACES[place][0].split(".").at(-1));
}

function idOf(place: Place): string {
  return `00000000-0000-7000-8000-${String(nodeOf(place)).padStart(12, "0")}`;
}
