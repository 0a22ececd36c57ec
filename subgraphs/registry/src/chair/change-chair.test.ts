import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { administrator, at, newMember, newOrganisation, PROBLEMS } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const ChangeChair = `mutation C($input: ChangeChairInput!) { changeChair(input: $input) { ${PROBLEMS}
  ... on ChangeChairPayload { chair { electedOn powersUntil isStaff minutesNumber } }
} }`;
const change = async (organisation: { id: string }, given: object) =>
  (await administrator(app).run(ChangeChair, { input: { organisationId: organisation.id, ...given } }))
    .changeChair;
const elected = async () => {
  const school = await newSchool();
  const memberId = await newMember(app, school);
  await administrator(app).run(
    `mutation E($input: ElectChairInput!) { electChair(input: $input) { __typename } }`,
    { input: { organisationId: school.id, memberId, electedOn: "2024-10-15", minutesNumber: "1" } },
  );
  return { school, memberId };
};

describe("changing a chair's data", () => {
  it("puts right what is given, keeps the rest, and tells of the term as it is now", async () => {
    const { school, memberId } = await elected();
    expect(await change(school, { powersUntil: "2028-01-01", isStaff: true })).toEqual({
      __typename: "ChangeChairPayload",
      chair: { electedOn: "2024-10-15", powersUntil: "2028-01-01", isStaff: true, minutesNumber: "1" },
    });
    expect(await change(school, { electedOn: "2024-10-16", minutesNumber: null })).toMatchObject({
      chair: { electedOn: "2024-10-16", powersUntil: "2029-10-16", isStaff: true, minutesNumber: null },
    });
    expect(await app.told()).toContainEqual({
      name: "chairElected",
      payload: { organisationId: school.id, memberId, electedOn: "2024-10-16", powersUntil: "2029-10-16" },
    });
  });

  it("lets powers outlast the term where the statute says so", async () => {
    const { school, memberId } = await elected();
    const rule = (keepsPowers: boolean) =>
      administrator(app).run(
        `mutation L($input: ChangeLevelRuleInput!) { changeLevelRule(input: $input) { __typename } }`,
        { input: { level: "PRIMARY", keepsPowers } },
      );
    await rule(true);
    await change(school, { isStaff: true });
    await rule(false);
    expect(await app.told()).toContainEqual({
      name: "chairElected",
      payload: { organisationId: school.id, memberId, electedOn: "2024-10-15", powersUntil: null },
    });
  });

  it("refuses a term that is too long, and where nobody leads", async () => {
    const { school } = await elected();
    expect(await change(school, { powersUntil: "2030-10-16" })).toMatchObject({
      fields: [{ path: "powersUntil" }],
    });
    expect(await change(await newSchool(), {})).toEqual({
      __typename: "NoChair",
      message: "У организации нет председателя.",
    });
    const input = { organisationId: school.id };
    expect(await at(app, Role.CHAIR, school).refusal(ChangeChair, { input })).toBe("FORBIDDEN");
  });
});
