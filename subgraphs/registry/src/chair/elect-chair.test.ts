import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  administrator,
  at,
  newMember,
  newOrganisation,
  PROBLEMS,
  type TestOrganisation,
} from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const ElectChair = `mutation E($input: ElectChairInput!) { electChair(input: $input) { ${PROBLEMS}
  ... on ElectChairPayload { chair { electedOn powersUntil isStaff isRepresentative minutesNumber leftOn member { id } }
    organisation { elections { totalCount nodes { electedOn leftOn endReason member { id } } } } }
} }`;
const elect = async (organisation: { id: string }, memberId: string, change: object = {}) =>
  (
    await administrator(app).run(ElectChair, {
      input: { organisationId: organisation.id, memberId, ...change },
    })
  ).electChair;
const toldOf = async ({ id }: TestOrganisation) =>
  (await app.told()).filter(
    ({ name, payload }) =>
      name.startsWith("chair") && (payload as { organisationId: string }).organisationId === id,
  );

describe("electing a chair", () => {
  it("gives a term as long as the statute's, ends the former one, and tells of both", async () => {
    const school = await newSchool();
    const [anna, boris] = [await newMember(app, school), await newMember(app, school)];
    await elect(school, anna, { electedOn: "2020-02-29", isStaff: false, minutesNumber: "3" });
    expect(await elect(school, boris, { electedOn: "2025-02-28", isStaff: true })).toEqual({
      __typename: "ElectChairPayload",
      chair: {
        electedOn: "2025-02-28",
        powersUntil: "2030-02-28",
        isStaff: true,
        isRepresentative: false,
        minutesNumber: null,
        leftOn: null,
        member: { id: boris },
      },
      organisation: {
        elections: {
          totalCount: 2,
          nodes: [
            { electedOn: "2025-02-28", leftOn: null, endReason: null, member: { id: boris } },
            { electedOn: "2020-02-29", leftOn: "2025-02-28", endReason: "SUCCEEDED", member: { id: anna } },
          ],
        },
      },
    });
    const office = { organisationId: school.id };
    expect(await toldOf(school)).toEqual([
      {
        name: "chairElected",
        payload: { ...office, memberId: anna, electedOn: "2020-02-29", powersUntil: "2025-02-28" },
      },
      { name: "chairPowersEnded", payload: { ...office, memberId: anna, endedOn: "2025-02-28" } },
      {
        name: "chairElected",
        payload: { ...office, memberId: boris, electedOn: "2025-02-28", powersUntil: "2030-02-28" },
      },
    ]);
  });

  it("elects from below a town, and from elsewhere only a representative", async () => {
    const town = await newOrganisation(app, "TERRITORIAL", await newOrganisation(app, "REGIONAL"));
    const school = await newOrganisation(app, "PRIMARY", town);
    const [own, stranger] = [await newMember(app, school), await newMember(app, await newSchool())];
    expect(await elect(town, own)).toMatchObject({ __typename: "ElectChairPayload" });
    expect(await elect(town, stranger)).toEqual({
      __typename: "NotOfThisOrganisation",
      message: "Председателя избирают из членов этой организации.",
    });
    expect(await elect(town, stranger, { isRepresentative: true })).toMatchObject({
      chair: { isRepresentative: true },
    });
  });

  it("refuses a term that is too long, an election to come or before the last one, and nobody", async () => {
    const school = await newSchool();
    const anna = await newMember(app, school);
    await elect(school, anna, { electedOn: "2024-10-15" });
    const paths = async (change: object) =>
      (await elect(school, anna, change)).fields.map(({ path }: { path: string }) => path);
    expect(await paths({ electedOn: "2026-01-01", powersUntil: "2031-01-02" })).toEqual(["powersUntil"]);
    expect(await paths({ electedOn: "2026-01-01", powersUntil: "2026-01-01" })).toEqual(["powersUntil"]);
    expect(await paths({ electedOn: "2190-01-01" })).toEqual(["electedOn"]);
    expect(await paths({ electedOn: "2024-10-14" })).toEqual(["electedOn"]);
    for (const id of ["abc", "\0", "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11"]) {
      expect(await elect(school, id)).toMatchObject({ __typename: "MemberNotFound" });
    }
  });

  it("is recorded from above: nobody prolongs their own powers", async () => {
    const town = await newOrganisation(app, "TERRITORIAL", await newOrganisation(app, "REGIONAL"));
    const school = await newOrganisation(app, "PRIMARY", town);
    const input = { organisationId: school.id, memberId: await newMember(app, school) };
    expect(await at(app, Role.CHAIR, school).refusal(ElectChair, { input })).toBe("FORBIDDEN");
    expect(await at(app, Role.CHAIR, await newSchool()).refusal(ElectChair, { input })).toBe("FORBIDDEN");
    expect(await at(app, Role.CHAIR, town).refusal(ElectChair, { input })).toBeUndefined();
  });
});
