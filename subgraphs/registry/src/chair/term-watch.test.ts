import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  administrator,
  at,
  newMember,
  newOrganisation,
  type TestOrganisation,
} from "../testing/reorganisation.js";
import { seedWorld, statementsOf } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000 + 3 * 3_600_000).toISOString().slice(0, 10);
const TermWatch = `query T($id: ID!, $state: TermState!, $first: Int! = 20, $after: String) { organisation(id: $id) { termWatch {
  vacantCount expiredCount within7DaysCount within30DaysCount within90DaysCount
  organisations(state: $state, first: $first, after: $after) { totalCount nodes { id chair { powersUntil } } pageInfo { hasNextPage endCursor } }
} } }`;

async function townWith(terms: readonly (string | null)[]) {
  const town = await newOrganisation(app, "TERRITORIAL", await newOrganisation(app, "REGIONAL"));
  const schools: TestOrganisation[] = [];
  for (const powersUntil of terms) {
    const school = await newOrganisation(app, "PRIMARY", town);
    schools.push(school);
    if (powersUntil === null) continue;
    await app.sql(
      `insert into registry.chairs (organisation_id, member_id, last_name, first_name, elected_on, powers_until)
       values ($1, $2, 'Орлова', 'Юлия', '2020-01-01', $3)`,
      [school.node, await newMember(app, school), powersUntil],
    );
  }
  return { town, schools };
}

describe("the watch over terms", () => {
  it("counts whose powers end when, the last day among the days, and lists them", async () => {
    const terms = [inDays(-1), inDays(0), inDays(7), inDays(8), inDays(30), inDays(90), inDays(91), null];
    const { town, schools } = await townWith(terms);
    const ask = async (state: string) =>
      (await at(app, Role.STAFF, town).run(TermWatch, { id: town.id, state })).organisation.termWatch;
    const listed = async (state: string) =>
      (await ask(state)).organisations.nodes.map(({ id }: { id: string }) => id).toSorted();
    const those = (...places: number[]) => places.map((place) => schools[place]?.id ?? "").toSorted();
    expect(await ask("EXPIRED")).toEqual({
      vacantCount: 2,
      expiredCount: 1,
      within7DaysCount: 2,
      within30DaysCount: 4,
      within90DaysCount: 5,
      organisations: {
        totalCount: 1,
        nodes: [{ id: schools[0]?.id, chair: { powersUntil: inDays(-1) } }],
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      },
    });
    expect(await listed("WITHIN_7_DAYS")).toEqual(those(1, 2));
    expect(await listed("WITHIN_30_DAYS")).toEqual(those(1, 2, 3, 4));
    expect(await listed("WITHIN_90_DAYS")).toEqual(those(1, 2, 3, 4, 5));
    expect(await listed("VACANT")).toEqual([town.id, ...those(7)].toSorted());
  });

  it("is paged by cursor, each once", async () => {
    const { town, schools } = await townWith([null, null, null]);
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const answer: {
        organisation: {
          termWatch: {
            organisations: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
          };
        };
      } = await at(app, Role.CHAIR, town).run(TermWatch, { id: town.id, state: "VACANT", first: 2, after });
      const { nodes, pageInfo } = answer.organisation.termWatch.organisations;
      seen.push(...nodes.map(({ id }) => id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen.toSorted()).toEqual([town, ...schools].map(({ id }) => id).toSorted());
  });

  it("is null for strangers, and one statement for many organisations", async () => {
    const { town, schools } = await townWith([null, inDays(5)]);
    const stranger = schools[0];
    if (!stranger) throw new Error("There is no school.");
    const { organisation } = await at(app, Role.CHAIR, stranger).run(TermWatch, {
      id: town.id,
      state: "VACANT",
    });
    expect(organisation).toEqual({ termWatch: null });
    const statements = await statementsOf(app, () =>
      administrator(app).run(
        `{ organisations(first: 50) { nodes { termWatch { vacantCount within90DaysCount } } } }`,
      ),
    );
    expect(statements).toHaveLength(2);
  });
});
