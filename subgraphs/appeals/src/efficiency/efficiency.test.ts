import type { Actor } from "@angel/kit/testing";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { appeals } from "../subgraph.js";
import { deed, submitted } from "../testing/appeals.js";
import { type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

const FIGURES = `registeredCount answeredCount closedCount reopenedCount overdueCount inTimePercent medianAnswerHours
  averageRating ratedCount`;

async function efficiency(
  who: Actor,
  { id }: Place,
  page = "first: 20",
  from = "2026-03-01",
  until = "2026-03-31",
) {
  const answer = await who.run(
    `query E($id: ID!) { _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation {
       appealEfficiency(from: "${from}", until: "${until}") { figures { ${FIGURES} }
         byHandler(${page}) { nodes { handler { id } figures { registeredCount averageRating } } totalCount pageInfo { endCursor } }
         byOrganisation(${page}) { nodes { organisation { id } figures { registeredCount } } totalCount } } } } }`,
    { id },
  );
  return answer._entities[0].appealEfficiency;
}

describe("the efficiency of those who handle appeals", () => {
  it("is answers, terms and marks, of all, by handler and by organisation", async () => {
    const union = await TestUnion.found(app);
    const [chair, operator] = [union.chair(union.school), union.operator()];
    const write = async (place: Place, answeredAfter: string | null, by: Actor, rating?: number) => {
      const anna = union.member(place);
      const { id: appealId } = await submitted(anna);
      if (answeredAfter !== null) {
        await deed(by, "closeAppeal", { appealId, outcome: "HELPED", text: "Готово." });
        if (rating) await deed(anna, "rateAppeal", { appealId, rating });
      }
      await app.sql(
        `update appeals.appeals set registered_at = '2026-03-10T09:00:00+03', due_on = '2026-03-15',
           answered_at = '2026-03-10T09:00:00+03'::timestamptz + $2::interval where id = $1`,
        [appealId, answeredAfter],
      );
    };
    await write(union.school, "10 hours", chair, 5);
    await write(union.school, "20 hours", chair, 4);
    await write(union.school, "10 days", operator);
    await write(union.plant, null, operator);

    expect(await efficiency(operator, union.region)).toEqual({
      figures: {
        registeredCount: 4,
        answeredCount: 3,
        closedCount: 3,
        reopenedCount: 0,
        overdueCount: 1,
        inTimePercent: 50,
        medianAnswerHours: 20,
        averageRating: 4.5,
        ratedCount: 2,
      },
      byHandler: {
        nodes: [
          { handler: { id: chair.viewer.accountId }, figures: { registeredCount: 2, averageRating: 4.5 } },
          {
            handler: { id: operator.viewer.accountId },
            figures: { registeredCount: 1, averageRating: null },
          },
        ],
        totalCount: 2,
        pageInfo: { endCursor: expect.any(String) },
      },
      byOrganisation: {
        nodes: [
          { organisation: { id: union.school.id }, figures: { registeredCount: 3 } },
          { organisation: { id: union.plant.id }, figures: { registeredCount: 1 } },
        ],
        totalCount: 2,
      },
    });
    const first = await efficiency(operator, union.region, "first: 1");
    const rest = await efficiency(operator, union.region, `after: "${first.byHandler.pageInfo.endCursor}"`);
    expect(rest.byHandler.nodes.map(({ handler }: { handler: object }) => handler)).toEqual([
      { id: operator.viewer.accountId },
    ]);
  });

  it("is nothing where nothing came, and nobody's to see who does not handle appeals there", async () => {
    const union = await TestUnion.found(app);
    const figures = { registeredCount: 0, inTimePercent: null, medianAnswerHours: null, averageRating: null };
    expect(await efficiency(union.operator(), union.region)).toMatchObject({ figures });
    for (const who of [union.member(union.school), union.operator(union.other), app.anonymous])
      expect(await efficiency(who, union.region)).toBeNull();
  });
});
