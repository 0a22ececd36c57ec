import { beforeAll, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import fc from "fast-check";
import { analytics } from "../subgraph.js";
import { TestCards } from "../testing/cards.js";
import { TestStatistics } from "../testing/statistics.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
let cards: TestCards;
beforeAll(async () => {
  union = await TestUnion.found(app);
  await TestStatistics.lay(app);
  cards = await TestCards.lay(app);
});

const DAY = "2026-01-01";

/** What a card is now, and what else it was on the day. */
const people = fc.array(
  fc.record({
    last_name: fc.stringMatching(/^[А-ЯЁ][а-яё]{0,3}$/),
    status: fc.constantFrom("ON_REGISTER", "ON_REGISTER", "REMOVED"),
    valid_from: fc.constantFrom("2020-01-01", "2020-01-01", "2026-05-05"),
    was: fc.constantFrom(null, null, {}, { status: "ON_REGISTER" }, { status: "REMOVED" }, { name_key: "б" }),
  }),
  { minLength: 20, maxLength: 60 },
);

const page = async (first: number, after: string | null, isDescending: boolean) => {
  const cursor = after ? `, after: "${after}"` : "";
  const order = `order: { column: "name", isDescending: ${isDescending} }`;
  const { namedReport } = await union.ask(
    union.person(Role.STAFF, "union"),
    "union",
    `namedReport(kind: STUDENTS, on: "${DAY}") {
       rows(first: ${first}${cursor}, ${order}) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
  );
  return namedReport.rows as {
    nodes: { id: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
};

it("pages of a past day, of a few names each, make up the list that is sorted as a whole", async () => {
  await fc.assert(
    fc.asyncProperty(
      people,
      fc.boolean(),
      fc.integer({ min: 1, max: 3 }),
      async (all, isDescending, first) => {
        await app.sql("truncate published.member_card, published.told_undone");
        for (const { was, ...card } of all) {
          const id = await cards.put("school", { first_name: "Ян", occupation: "STUDENT", ...card });
          if (was) await cards.was(id, "2026-02-02", was);
        }
        // A page that is longer than the list is asked of the whole.
        const whole = (await page(100, null, isDescending)).nodes;
        const paged: { id: string }[] = [];
        for (let after: string | null = null; ;) {
          const { nodes, pageInfo } = await page(first, after, isDescending);
          paged.push(...nodes);
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
        }
        expect(paged).toEqual(whole);
      },
    ),
    { numRuns: 6 },
  );
});
