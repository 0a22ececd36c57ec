import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import fc from "fast-check";
import { ARRIVALS, DEPARTURES, MEMBER_FACTS, REMOVALS } from "../../migrations/statistical-facts.js";
import { registry } from "../subgraph.js";
import { facts, nodeOf, type Place, PRIMARIES, register, rowsOf, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
const union = () => rowsOf(app, facts(Role.ADMINISTRATOR, "union"));

beforeAll(async () => {
  await seedWorld(app, [], {
    school: {
      name: { last: "Белов", first: "Ян" },
      memberId: null,
      electedOn: "2024-10-01",
      powersUntil: "2029-10-01",
      isStaff: true,
    },
  });
  // Analytics is another part; here its role is played by the registry's own.
  await app.sql(`grant execute on function published.statistical_facts(date, int[]),
    published.statistical_members(int, date, text, text, uuid, int) to registry`);
});

type Row = Record<string, unknown> & { node: number };
const read = (day: string, nodes: string | null = null) =>
  union().execute<Row[]>("select * from published.statistical_facts(?, ?::int[]) order by node", [
    day,
    nodes,
  ]);
const at = async (place: Place, day: string) =>
  (await read(day)).find(({ node }) => node === nodeOf(place)) ?? ({} as Row);
const behind = async (place: Place, day: string, fact: string, who = union()) =>
  (
    await who.execute<{ id: string }[]>(
      "select member_id as id from published.statistical_members(?, ?, ?, null, null, 100)",
      [nodeOf(place), day, fact],
    )
  ).map(({ id }) => id);

describe("the facts of statistical reports", () => {
  it("count who stood on the register at the end of the day, by their cards then", async () => {
    await register(app, "kindergarten", { joinedOn: "2020-09-01", position: "Учитель физики" });
    await register(app, "kindergarten", {
      joinedOn: "2021-01-01",
      bornOn: "1985-01-01",
      sex: "FEMALE",
      position: "бухгалтер",
    });
    await register(app, "kindergarten", { joinedOn: "2021-01-02", occupation: "STUDENT" });

    expect(await at("kindergarten", "2021-01-01")).toMatchObject({
      members: 2,
      employed: 2,
      students: 0,
      pedagogical: 1,
      // Thirty-six on that very day.
      young: 1,
      women: 1,
      admitted: 2,
      admitted_first: 2,
      removed: 0,
      primaries: 1,
    });
    expect(await at("kindergarten", "2020-12-31")).toMatchObject({ members: 1, admitted: 1 });
  });

  it("say what the organisation is and has on the day", async () => {
    expect(await at("school", "2025-01-01")).toMatchObject({
      level: "PRIMARY",
      territorial_id: nodeOf("lakeside"),
      region_id: nodeOf("north"),
      chairs: 1,
      chairs_staff: 1,
      committees: 1,
      dues_rates: 1,
      dues_rate_sum: 1,
      chair_powers_until: "2029-10-01",
    });
    expect(await at("school", "2024-01-01")).toMatchObject({ chairs: 0, chair_elected_on: null });
  });

  it("stand in the tree as it was", async () => {
    await union().transactional((em) =>
      em.execute("select move_subtree(?, ?, '2026-03-01')", [nodeOf("camp"), nodeOf("south")]),
    );
    expect(await at("camp", "2026-01-01")).toMatchObject({
      okrug_id: nodeOf("okrug"),
      region_id: nodeOf("north"),
    });
    expect(await at("camp", "2026-03-01")).toMatchObject({ okrug_id: null, region_id: nodeOf("south") });
  });

  it("have as many people behind each as they say, whatever was told in whatever order", async () => {
    const people: string[] = [];
    for (const place of PRIMARIES) people.push(await register(app, place, { joinedOn: "2025-02-01" }));
    const days = ["2025-12-31", "2026-01-01", "2026-01-15", "2026-02-10"];
    const told = fc.record({
      person: fc.nat(people.length - 1),
      since: fc.constantFrom(...days),
      change: fc.constantFrom(
        ...PRIMARIES.map((place) => `primary_id = ${nodeOf(place)}`),
        "occupation = 'STUDENT'",
        "sex = 'FEMALE'",
        "status = 'REMOVED'",
        "status = 'ON_REGISTER'",
        "dues_form = 'CASH'",
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 5 }), async (story) => {
        for (const { person, since, change } of story) {
          await union().transactional(async (em) => {
            await em.execute("select set_config('angel.since', ?, true)", [since]);
            await em.execute(`update members set ${change} where id = ?`, [people[person]]);
          });
        }
        for (const day of days) {
          const rows = await read(day);
          const few = rows.filter(({ node }) => node === 5 || node === 12);
          expect(await read(day, "{5,12}")).toEqual(few);
          const members = rows.reduce((sum, row) => sum + Number(row["members"]), 0);
          const [kept] = await union().execute<{ n: number }[]>(
            "select on_register as n from member_counts_on(null, ?)",
            [day],
          );
          expect({ day, members }).toEqual({ day, members: kept?.n });
          for (const fact of Object.keys(MEMBER_FACTS)) {
            const sum = rows.reduce((total, row) => total + Number(row[fact]), 0);
            expect({ day, fact, people: (await behind("union", day, fact)).length }).toEqual({
              day,
              fact,
              people: sum,
            });
          }
        }
      }),
      { numRuns: 6 },
    );
  });

  it("name those who came and went in the year, and only to whom sees their cards", async () => {
    const id = await register(app, "harbour", { joinedOn: "2023-05-01" });
    await app.sql(
      `insert into registry.movements (member_id, primary_id, kind, moved_on, organisation_id, reason)
       values ($1, $2, 'REMOVED', '2023-07-01', $2, 'OWN_WISH')`,
      [id, nodeOf("harbour")],
    );
    const year = await at("harbour", "2024-01-01");
    expect(year).toMatchObject({ admitted: 1, removed: 1, removed_own_wish: 1, removed_died: 0 });
    for (const fact of Object.keys({ ...ARRIVALS, ...REMOVALS, ...DEPARTURES })) {
      expect({ fact, people: await behind("south", "2024-01-01", fact) }).toEqual({
        fact,
        people: year[fact] ? [id] : [],
      });
    }
    const chair = (place: Place) => rowsOf(app, facts(Role.CHAIR, place));
    expect(await behind("harbour", "2024-01-01", "admitted", chair("harbour"))).toEqual([id]);
    expect(await behind("harbour", "2024-01-01", "admitted", chair("north"))).toEqual([]);
    expect(await behind("harbour", "2024-01-01", "no such fact")).toEqual([]);
  });
});
