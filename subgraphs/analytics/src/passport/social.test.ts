import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { analytics } from "../subgraph.js";
import { idOf, nodeOf, nodesOf, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;

const LYCEUM = { id: "00000000-0000-7000-8000-000000000007", node: 7 };
/** Of the students so many as `withoutCourse` says have no course of study on their cards. */
const PRIMARIES = [
  { id: idOf("school"), node: nodeOf("school"), employed: 10, pensioners: 2, students: 5, withoutCourse: 3 },
  { id: idOf("kindergarten"), node: nodeOf("kindergarten"), pensioners: 10 },
  { ...LYCEUM, pensioners: 12, students: 12, withoutCourse: 2 },
];

beforeAll(async () => {
  union = await TestUnion.found(app);
  const place = { ...LYCEUM, path: "1.2.3.7", level: "PRIMARY", name: "lyceum", parent_id: idOf("town") };
  const nodes = { ...nodesOf("school"), primary_id: LYCEUM.node };
  await union.of("organisation_passport", "town", { node: nodeOf("town") });
  await union.publish("organisation", place);
  await union.publish("organisation_place", { ...place, name_key: "lyceum", ...nodes });
  for (const { id, node, employed = 0, pensioners, students = 0, withoutCourse = 0 } of PRIMARIES) {
    await union.publish("organisation_passport", { organisation_id: id, node });
    await union.publish("headcount", {
      ...nodes,
      primary_id: node,
      organisation_id: id,
      on_register: employed + pensioners + students,
      employed,
      pensioners,
      students,
      without_course: withoutCourse,
    });
    for (const top of [node, nodeOf("town"), nodeOf("north"), nodeOf("union")])
      for (const [occupation, members] of [
        ["EMPLOYED", employed],
        ["PENSIONER", pensioners],
        ["STUDENT", students],
      ] as const)
        if (members > 0) await union.publish("structure", { node: top, occupation, members });
  }
});

describe("the occupation of the members in a passport", () => {
  it("is hidden where the panel hides it, and told where the panel tells it", async () => {
    const { _entities } = await union.person(Role.EDITOR, "union").run(
      `query Ask($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation {
        panel { membership { pensioners { count } } } passport { social { occupation { occupation count } } } } } }`,
      {
        of: [idOf("town"), ...PRIMARIES.map(({ id }) => id)].map((id) => ({
          __typename: "Organisation",
          id,
        })),
      },
    );
    // oxlint-disable-next-line typescript/no-explicit-any -- tests compare whole answers
    const told = _entities.map(({ panel, passport }: any) => [
      panel.membership.pensioners.count,
      passport.social.occupation.find(({ occupation }: { occupation: string }) => occupation === "PENSIONER")
        .count,
    ]);
    expect(told).toEqual([
      [24, 24],
      [null, null],
      [10, 10],
      [null, null],
    ]);
  });
});
