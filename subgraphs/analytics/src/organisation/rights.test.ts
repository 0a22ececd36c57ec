import { beforeAll, describe, expect, it } from "@jest/globals";
import { Permission, Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import type { GraphQLObjectType } from "graphql";
import { analytics } from "../subgraph.js";
import { type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
beforeAll(async () => {
  union = await TestUnion.found(app);
});

/** What each of the first subjects adds to an organisation, and by which permission there. */
const FIELDS: Record<string, { ask: string; needed: Permission }> = {
  panel: { ask: "panel { on }", needed: Permission.VIEW_STATISTICS },
  completenessReport: { ask: "completenessReport { on }", needed: Permission.VIEW_STATISTICS },
  chairTasks: { ask: "chairTasks { totalCount }", needed: Permission.KEEP_REGISTER },
  passport: { ask: "passport { on }", needed: Permission.VIEW_STATISTICS },
  trend: { ask: "trend(indicator: ON_REGISTER) { value }", needed: Permission.VIEW_MEMBERS },
};
const PLACES: Place[] = ["union", "north", "town", "school", "south", "plant"];
const PATHS: Record<string, string> = {
  union: "1",
  north: "1.2",
  town: "1.2.3",
  school: "1.2.3.5",
  south: "1.9",
  plant: "1.9.10",
};

describe("each role at each node", () => {
  it("is let into what its permissions say there, and nowhere else", async () => {
    await union.publish("organisation_passport", {
      node: 5,
      full_name: "ППО школы",
      type_name: "ППО",
      staff: 0,
      committee: 0,
      presidium: 0,
      audit_commission: 0,
    });
    const faults: string[] = [];
    const all = Object.values(FIELDS)
      .map(({ ask }) => ask)
      .join(" ");
    for (const role of Object.values(Role))
      for (const place of PLACES) {
        const who = union.person(role, place);
        const answer = await union.ask(who, "school", all);
        for (const [field, { needed }] of Object.entries(FIELDS))
          if ((answer[field] !== null) !== who.viewer.may(needed, PATHS["school"]))
            faults.push(`${role} of ${place} asks for ${field} of the school`);
      }
    expect(faults).toEqual([]);
    expect(Object.values(await union.ask(app.anonymous, "school", all))).toEqual(
      Object.values(FIELDS).map(() => null),
    );
  });

  it("meets a guard before everything that is added to an organisation", () => {
    const { schema } = app.running.built;
    const organisation = schema.getType("Organisation") as GraphQLObjectType;
    const described = Object.values(organisation.getFields()).filter(({ name }) => name !== "id");
    expect(
      described.filter(({ description }) => !description?.includes("Needs: ")).map(({ name }) => name),
    ).toEqual([]);
  });

  it("finds nothing at an organisation that is not there", async () => {
    const { _entities } = await union
      .person(Role.ADMINISTRATOR, "union")
      .run(
        `query A($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { panel { on } trend(indicator: MEN) { value } } } }`,
        {
          of: [
            { __typename: "Organisation", id: "00000000-0000-7000-8000-0000000000ff" },
            { __typename: "Organisation", id: "x" },
          ],
        },
      );
    expect(_entities).toEqual([
      { panel: null, trend: null },
      { panel: null, trend: null },
    ]);
  });
});
