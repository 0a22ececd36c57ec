import { Role } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";

export interface Place {
  id: string;
  path: string;
  level: string;
}

const VIEWS = {
  organisation: `id uuid primary key, node int, parent_id uuid, path text, ancestor_ids uuid[], level text, name text,
    full_name text, number text, closed_on date`,
  account_grant: `id uuid, account_id uuid, display_name text, role text, organisation_id uuid, starts_on date, ends_on date,
    revoked_on date`,
  register_period: "member_id uuid, organisation_id uuid, from_on date, until_on date",
  workplace:
    "organisation_id uuid primary key, type_code text, type_name text, employer_name text, employer_tax_id text",
};

/** By whom the world of a test is made and asked. */
type Asked = Pick<TestApp, "sql" | "as">;

/**
 * A union of its own in each test: the whole, a region with a committee of an industry and a district, two primaries in the
 * district, and a region beside. What the registry publishes is in tables that stand for its views.
 */
export class TestUnion {
  static async open(app: Pick<TestApp, "sql">): Promise<void> {
    for (const [view, columns] of Object.entries(VIEWS)) {
      await app.sql(`create table published.${view} (${columns})`);
      await app.sql(`grant select on published.${view} to appeals, appeals_owner`);
    }
  }

  static async found(app: Asked): Promise<TestUnion> {
    const top = Math.floor(Math.random() * 1e8) * 10 + 1;
    const place = (path: string, level: string): Place => ({ id: randomUUID(), path, level });
    const root = place(`${top}`, "NATIONAL");
    const region = place(`${top}.${top + 1}`, "REGIONAL");
    const industry = place(`${region.path}.${top + 2}`, "INDUSTRY");
    const district = place(`${region.path}.${top + 3}`, "TERRITORIAL");
    const school = place(`${district.path}.${top + 4}`, "PRIMARY");
    const plant = place(`${district.path}.${top + 5}`, "PRIMARY");
    const other = place(`${top}.${top + 6}`, "REGIONAL");
    const union = new TestUnion(app, root, region, industry, district, school, plant, other);
    for (const one of union.places) {
      const above = union.places.filter(({ path }) => path === one.path || one.path.startsWith(`${path}.`));
      await app.sql(
        `insert into published.organisation (id, node, parent_id, path, ancestor_ids, level) values ($1, $2, $3, $4, $5, $6)`,
        [
          one.id,
          Number(one.path.split(".").at(-1)),
          above.at(-2)?.id ?? null,
          one.path,
          above.map(({ id }) => id),
          one.level,
        ],
      );
    }
    await union.employ(school, "МБОУ «Школа № 12»", "1001234567");
    return union;
  }

  private constructor(
    readonly app: Asked,
    readonly root: Place,
    readonly region: Place,
    readonly industry: Place,
    readonly district: Place,
    readonly school: Place,
    readonly plant: Place,
    readonly other: Place,
  ) {}

  get places(): Place[] {
    return [this.root, this.region, this.industry, this.district, this.school, this.plant, this.other];
  }

  async employ({ id }: Place, name: string | null, taxId: string | null): Promise<void> {
    await this.app.sql("insert into published.workplace values ($1, '04', 'Школа', $2, $3)", [
      id,
      name,
      taxId,
    ]);
  }

  member({ id, path }: Place, memberId: string = randomUUID()): Actor {
    return this.app.as({
      accountId: randomUUID(),
      memberId,
      grants: [{ role: Role.MEMBER, path, organisationId: id }],
    });
  }

  /** Puts a member on the register of an organisation, as those who call need. */
  async enrol(place: Place): Promise<Actor> {
    const member = this.member(place);
    await this.app.sql("insert into published.register_period values ($1, $2, '2020-01-01', null)", [
      member.viewer.memberId,
      place.id,
    ]);
    return member;
  }

  /** Someone who serves an organisation, and mostly is no member. */
  servant({ id, path }: Place, role: Role, memberId: string | null = null): Actor {
    return this.app.as({ accountId: randomUUID(), memberId, grants: [{ role, path, organisationId: id }] });
  }

  operator(place: Place = this.region): Actor {
    return this.servant(place, Role.OPERATOR);
  }

  chair(place: Place): Actor {
    return this.servant(place, Role.CHAIR);
  }

  /** Someone who serves an organisation, and whom colleagues know by a name. */
  async colleague(place: Place, name: string, role: Role = Role.OPERATOR): Promise<Actor> {
    const servant = this.servant(place, role);
    await this.app.sql(
      "insert into published.account_grant values (gen_random_uuid(), $1, $2, $3, $4, '2020-01-01', null, null)",
      [servant.viewer.accountId, name, role, place.id],
    );
    return servant;
  }
}
