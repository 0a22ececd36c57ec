import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Change = `mutation C($input: ChangeOccupationInput!) { changeOccupation(input: $input) { __typename
  ... on ChangeOccupationPayload { member { occupation workplace position courseOfStudy
    occupationChanges { former occupation on } career { workExperience { years months days } } } }
  ... on InvalidInput { fields { path } } } }`;
const change = async (input: object) =>
  (await chairOf(app, "school").run(Change, { input })).changeOccupation;

describe("a change of category", () => {
  it("leads from study to work and to pension, and each step stays", async () => {
    const memberId = await register(app, "school", {
      occupation: "STUDENT",
      courseOfStudy: 4,
      workplace: "Университет",
      bornOn: "1960-01-01",
      joinedOn: "1980-09-01",
    });
    expect(
      await change({
        memberId,
        occupation: "EMPLOYED",
        on: "1983-08-25",
        workplace: "Школа № 12",
        position: "Учитель",
      }),
    ).toMatchObject({
      member: { occupation: "EMPLOYED", workplace: "Школа № 12", position: "Учитель", courseOfStudy: null },
    });
    await app.sql(`insert into registry.careers (member_id, working_from) values ($1, '1983-08-25')`, [
      memberId,
    ]);
    expect(await change({ memberId, occupation: "PENSIONER", on: "2020-08-31" })).toEqual({
      __typename: "ChangeOccupationPayload",
      member: {
        occupation: "PENSIONER",
        workplace: null,
        position: null,
        courseOfStudy: null,
        occupationChanges: [
          { former: "EMPLOYED", occupation: "PENSIONER", on: "2020-08-31" },
          { former: "STUDENT", occupation: "EMPLOYED", on: "1983-08-25" },
        ],
        career: { workExperience: { years: 37, months: 0, days: 6 } },
      },
    });
  });

  it("refuses the same category, a day before the last change and a course of one who works", async () => {
    const memberId = await register(app, "school");
    expect((await change({ memberId, occupation: "EMPLOYED" })).fields).toEqual([{ path: "occupation" }]);
    await change({ memberId, occupation: "STUDENT", on: "2024-09-01", courseOfStudy: 1 });
    expect(
      (await change({ memberId, occupation: "EMPLOYED", on: "2024-08-01", courseOfStudy: 2 })).fields,
    ).toEqual([{ path: "on" }, { path: "courseOfStudy" }]);
  });

  it("is not for another's member", async () => {
    const memberId = await register(app, "plant");
    expect(await change({ memberId, occupation: "STUDENT" })).toEqual({ __typename: "MemberNotFound" });
  });
});
