import { beforeAll, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import fc from "fast-check";
import { registry } from "../subgraph.js";
import { pairsKeptAndNow } from "../testing/pairs.js";
import { Merge, merging } from "../testing/two-cards.js";
import { person, PRIMARIES, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const LAST = ["Королёва", "Королева", "Королеева", "Орлова"];
const FIRST = ["Анна", "Аннна", "Инна"];
const PATRONYMIC = ["Ильинична", "Ильинишна", null];
const BORN = ["1980-03-05", "1980-03-06", "1990-05-03", null];
const PHONE = ["+79110000001", "+79110000002", null];

/** More than a family has, so that a telephone tells nothing, and the most that still tells. */
const [CROWD, FAMILY] = [23, 20];

const PHONE_OF_MANY = "+79110000003";

const somebody = fc.record({
  deed: fc.constantFrom("come", "come", "come", "rename", "leave", "merge", "undo", "dismiss", "move"),
  last: fc.constantFrom(...LAST),
  first: fc.constantFrom(...FIRST),
  patronymic: fc.constantFrom(...PATRONYMIC),
  bornOn: fc.constantFrom(...BORN),
  phone: fc.constantFrom(...PHONE),
  place: fc.constantFrom(...PRIMARIES),
  one: fc.nat(100),
  other: fc.nat(100),
});

type Deed = typeof somebody extends fc.Arbitrary<infer One> ? One : never;

const NEWCOMER: Deed = {
  deed: "come",
  last: "Королёва",
  first: "Анна",
  patronymic: "Ильинична",
  bornOn: "1980-03-05",
  phone: null,
  place: "plant",
  one: 0,
  other: 0,
};

const deeds = fc.array(somebody, { minLength: 40, maxLength: 40 });

it("holds after any deeds what comparing everybody with everybody finds, however many share a telephone", async () => {
  const keeper = person(app, Role.ADMINISTRATOR, "*");
  const ids: string[] = [];
  const merges: string[] = [];

  async function perform({ deed, last, first, patronymic, bornOn, phone, place, one, other }: Deed) {
    const [a, b] = [ids[one % ids.length], ids[other % ids.length]];
    if (deed === "come" || !a || !b) {
      // The service refuses who is on a register already; a loaded register may hold them all the same.
      const id = await register(app, place, { phone });
      await app.sql(
        "update registry.members set last_name = $2, first_name = $3, patronymic = $4, born_on = $5 where id = $1",
        [id, last, first, patronymic, bornOn],
      );
      ids.push(id);
    } else if (deed === "rename") {
      await app.sql("update registry.members set last_name = $2, born_on = $3 where id = $1", [
        a,
        last,
        bornOn,
      ]);
    } else if (deed === "move") {
      await app.sql("update registry.members set phone = $2 where id = $1", [a, phone]);
    } else if (deed === "leave") {
      await app.sql("update registry.members set status = 'REMOVED' where id = $1", [a]);
    } else if (deed === "merge") {
      const { mergeMembers } = await keeper.run(Merge, merging(a, b));
      if (mergeMembers.merge) merges.push(mergeMembers.merge.id);
    } else if (deed === "undo") {
      const mergeId = merges.pop();
      const undo = `mutation Undo($input: UndoMergeInput!) { undoMerge(input: $input) { __typename } }`;
      if (mergeId) await keeper.run(undo, { input: { mergeId } });
    } else {
      const dismiss = `mutation Dismiss($input: DismissDuplicateInput!) { dismissDuplicate(input: $input) { __typename } }`;
      await keeper.run(dismiss, { input: { memberId: a, otherId: b } });
    }
  }

  async function agree() {
    const { kept, now } = await pairsKeptAndNow(app);
    expect(now.length).toBeGreaterThan(5);
    expect(kept).toEqual(now);
  }

  async function give(phone: string | null, whom: readonly string[]) {
    await app.sql("update registry.members set phone = $1 where id = any($2)", [phone, whom]);
  }

  const law = fc.asyncProperty(deeds, deeds, deeds, async (first, second, third) => {
    for (const deed of first) await perform(deed);
    while (ids.length < CROWD) await perform(NEWCOMER);
    await give(PHONE_OF_MANY, ids.slice(0, FAMILY));
    await agree();
    await give(PHONE_OF_MANY, ids.slice(FAMILY, CROWD));
    await agree();
    for (const deed of second) await perform(deed);
    await give(PHONE_OF_MANY, ids.slice(0, CROWD));
    await agree();
    await give(null, ids.slice(0, CROWD - FAMILY));
    await agree();
    for (const deed of third) await perform(deed);
    await agree();
  });
  // Its people stay in the database, so that a failure is not made smaller but done again with the seed it tells.
  await fc.assert(law, { numRuns: 1, endOnFailure: true });
});
