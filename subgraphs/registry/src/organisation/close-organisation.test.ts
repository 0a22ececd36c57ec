import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  administrator,
  at,
  EFFECT,
  newApplication,
  newMember,
  newOrganisation,
  NO_EFFECT,
  pictureOf,
  PROBLEMS,
  queueOf,
  REASON,
} from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const CloseOrganisation = `mutation C($input: CloseOrganisationInput!) { closeOrganisation(input: $input) { ${PROBLEMS}
  ... on CloseOrganisationPayload { organisation { name closedOn bodies { kind } activists { totalCount } units { totalCount } } ${EFFECT} }
  ... on HasMembers { memberCount } ... on HasOrganisationsBelow { childCount } ... on OrganisationClosed { closedOn }
} }`;
const close = async (organisation: { id: string }, change: object = {}, actor = administrator(app)) =>
  (
    await actor.run(CloseOrganisation, {
      input: { organisationId: organisation.id, reason: REASON, ...change },
    })
  ).closeOrganisation;

describe("closing an organisation", () => {
  it("ends powers, bodies and offices, as the rehearsal said, and is found by its id and number still", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const school = await newOrganisation(app, "PRIMARY", region);
    const actor = administrator(app);
    const name = { last: "Орлова", first: "Юлия" };
    for (const [deed, input] of [
      ["electBody", { kind: "COMMITTEE", seats: [{ name }], electedOn: "2025-01-15" }],
      ["appointOfficer", { kind: "ACTIVIST", position: "казначей", name, sinceOn: "2025-01-15" }],
      ["createUnit", { kind: "PROFGROUP", name: "Группа" }],
    ] as const) {
      const type = `${deed.charAt(0).toUpperCase()}${deed.slice(1)}Input`;
      await actor.run(`mutation D($input: ${type}!) { ${deed}(input: $input) { __typename } }`, {
        input: { organisationId: school.id, ...input },
      });
    }
    const before = await pictureOf(app);
    const rehearsed = await close(school, { on: "2026-05-01", dryRun: true });
    expect(await pictureOf(app)).toBe(before);
    const closed = await close(school, { on: "2026-05-01" });
    expect(rehearsed.effect).toEqual(closed.effect);
    expect(closed).toEqual({
      __typename: "CloseOrganisationPayload",
      organisation: {
        name: school.name,
        closedOn: "2026-05-01",
        bodies: [],
        activists: { totalCount: 0 },
        units: { totalCount: 0 },
      },
      effect: {
        ...NO_EFFECT,
        closedCount: 1,
        totals: expect.arrayContaining([
          expect.objectContaining({
            organisation: { name: region.name },
            primaryCountBefore: 1,
            primaryCountAfter: 0,
          }),
        ]),
      },
    });
    const { working, gone } = await app.anonymous.run(
      `query L($id: ID!, $search: String!) {
        working: organisations(parentId: $id, search: $search) { totalCount }
        gone: organisations(parentId: $id, search: $search, isClosed: true) { totalCount nodes { id } } }`,
      { id: region.id, search: school.name },
    );
    expect(working.totalCount).toBe(0);
    expect(gone).toEqual({ totalCount: 1, nodes: [{ id: school.id }] });
    const { organisationByNumber } = await app.anonymous.run(
      `query N($number: String!) { organisationByNumber(number: $number) { closedOn } }`,
      { number: school.number },
    );
    expect(organisationByNumber).toEqual({ closedOn: "2026-05-01" });
    expect(await close(school)).toMatchObject({ __typename: "OrganisationClosed", closedOn: "2026-05-01" });
  });

  it("brings applications that wait before the organisation above, and leaves them in a rehearsal", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const school = await newOrganisation(app, "PRIMARY", region);
    const [first, second] = [await newApplication(app, school), await newApplication(app, school)];
    const lying = (id: string, organisation: { name: string }, forwardings: object[]) => ({
      id,
      organisation: { name: organisation.name },
      forwardings,
    });
    await close(school, { dryRun: true });
    expect(await queueOf(app, region)).toEqual([lying(first, school, []), lying(second, school, [])]);

    await close(school);

    const way = [{ from: { name: school.name }, to: { name: region.name }, note: REASON }];
    expect(await queueOf(app, region)).toEqual([lying(first, region, way), lying(second, region, way)]);
    const told = (await app.told()).filter(({ name }) => name === "applicationSubmitted").slice(-2);
    expect(told.map(({ payload }) => payload)).toEqual(
      [first, second].map((applicationId, place) => ({
        applicationId,
        organisationId: region.id,
        path: region.path,
        arrival: expect.any(Number),
        waiting: place + 1,
      })),
    );
  });

  it("refuses one with members or organisations below, and says how many", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const school = await newOrganisation(app, "PRIMARY", region);
    await newMember(app, school);
    expect(await close(school)).toEqual({
      __typename: "HasMembers",
      message: "На учёте ещё состоят члены Профсоюза: 1.",
      memberCount: 1,
    });
    expect(await close(region)).toEqual({
      __typename: "HasOrganisationsBelow",
      message: "Ниже ещё работают организации: 1.",
      childCount: 1,
    });
  });

  it("is for those who lead above", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const school = await newOrganisation(app, "PRIMARY", region);
    const input = { organisationId: school.id, reason: REASON, dryRun: true };
    expect(await at(app, Role.CHAIR, school).refusal(CloseOrganisation, { input })).toBe("FORBIDDEN");
    expect(await at(app, Role.STAFF, region).refusal(CloseOrganisation, { input })).toBeUndefined();
  });
});
