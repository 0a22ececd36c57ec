import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import fc from "fast-check";
import { registry } from "../subgraph.js";
import { facts, nodeOf, PRIMARIES, register, rowsOf, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);

/** What somebody writes down on a day: perhaps later than it was so. */
interface Told {
  person: number;
  since: string;
  change: string;
}

const DAYS = ["2025-12-31", "2026-01-01", "2026-01-15", "2026-02-01", "2026-03-10"];
const told: fc.Arbitrary<Told> = fc.record({
  person: fc.nat(3),
  since: fc.constantFrom(...DAYS),
  change: fc.constantFrom(
    ...PRIMARIES.map((place) => `primary_id = ${nodeOf(place)}`),
    "occupation = 'PENSIONER', workplace = null",
    "occupation = 'STUDENT', course_of_study = 2",
    "occupation = null",
    "sex = null",
    "sex = 'FEMALE'",
    "status = 'REMOVED'",
    "status = 'ON_REGISTER'",
    "phone = '+79990000000'",
  ),
});
const people: string[] = [];

beforeAll(async () => {
  await seedWorld(app);
  for (const [index, place] of PRIMARIES.slice(0, 4).entries()) {
    people.push(await register(app, place, { joinedOn: index < 2 ? "2020-09-01" : "2026-01-10" }));
  }
});

async function write({ person, since, change }: Told) {
  await rowsOf(app, facts(Role.ADMINISTRATOR, "union")).transactional(async (em) => {
    await em.execute("select set_config('angel.since', ?, true)", [since]);
    await em.execute(`update members set ${change} where id = ?`, [people[person]]);
  });
}

const counts = (source: string, day: string) =>
  app.em().execute<object[]>(
    `select counted.* from (values (null::int[]), ('{5}'), ('{6,7,8}')) as asked (nodes),
     lateral ${source}(nodes, ?) counted order by nodes nulls first`,
    [day],
  );

const tell = (stories: number) =>
  fc.assert(
    fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 6 }), async (story) => {
      for (const change of story) await write(change);
      for (const day of ["2019-01-01", ...DAYS, "2026-06-01"]) {
        const kept = await counts("member_counts_on", day);
        expect({ day, kept }).toEqual({ day, kept: await counts("recounted_on", day) });
      }
    }),
    { numRuns: stories },
  );

describe("the counts of any day", () => {
  it("equal a recount from rows and their changes, in whatever order they were told", () => tell(15));

  it("equal it with pictures taken meanwhile", async () => {
    for (const today of ["2026-01-20", "2026-02-15", "2026-02-16"]) {
      await app.em().execute("select take_pictures(?)", [today]);
    }
    expect(await app.sql("select day::text from registry.count_pictures order by day")).toEqual([
      { day: "2026-01-01" },
      { day: "2026-02-01" },
    ]);
    for (const joinedOn of ["2019-03-01", "2026-01-01", "2026-01-20", "2026-02-03"]) {
      await register(app, "plant", { joinedOn });
    }
    await tell(15);
  });

  it("are the same when everything is counted again", async () => {
    // Days up to the first picture stand in it alone.
    const daysSince = "(select * from registry.member_count_days where day > '2026-01-01')";
    const tables = ["registry.member_counts", daysSince, "registry.member_counts_at"];
    const all = () =>
      Promise.all(
        tables.map((table) =>
          app.sql(`select * from ${table} kept
            where (on_register, removed, employed, students, pensioners, men, women, without_sex)
              <> (0, 0, 0, 0, 0, 0, 0, 0) order by kept`),
        ),
      );
    const kept = await all();
    await app.sql("select registry.recount_members()");
    const [counts, days] = await all();
    expect([counts, days]).toEqual(kept.slice(0, 2));
    await app.sql("select registry.recount_members('{2026-01-01,2026-02-01}')");
    const [, , pictures] = await all();
    expect(pictures).toEqual(kept[2]);
  });
});
