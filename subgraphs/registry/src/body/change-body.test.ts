import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { at, newMember, newOrganisation, PROBLEMS } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const ChangeBody = `mutation C($input: ChangeBodyInput!) { changeBody(input: $input) { ${PROBLEMS}
  ... on ChangeBodyPayload { body { size seats { name role sinceOn } } }
} }`;
const orlova = { name: { last: "Орлова", first: "Юлия" } };
const gostev = { name: { last: "Гостев", first: "Лев" } };

async function committee() {
  const school = await newSchool();
  const chair = at(app, Role.CHAIR, school);
  const memberId = await newMember(app, school);
  const { electBody } = await chair.run(
    `mutation E($input: ElectBodyInput!) { electBody(input: $input) { ... on ElectBodyPayload { body { id } } } }`,
    {
      input: {
        organisationId: school.id,
        kind: "COMMITTEE",
        electedOn: "2025-01-15",
        seats: [orlova, { memberId, role: "HEAD" }],
      },
    },
  );
  return { school, chair, memberId, bodyId: electBody.body.id as string };
}

describe("changing a body within its term", () => {
  it("keeps the places of those who stay, and remembers who sat there before", async () => {
    const { school, chair, memberId, bodyId } = await committee();
    const { changeBody } = await chair.run(ChangeBody, {
      input: { bodyId, on: "2026-02-01", seats: [{ memberId, role: "HEAD" }, gostev] },
    });
    expect(changeBody).toEqual({
      __typename: "ChangeBodyPayload",
      body: {
        size: 2,
        seats: [
          { name: expect.any(String), role: "HEAD", sinceOn: "2025-01-15" },
          { name: "Гостев Лев", role: "ORDINARY", sinceOn: "2026-02-01" },
        ],
      },
    });
    const { organisation } = await chair.run(
      `query B($id: ID!) { organisation(id: $id) { bodies { seats(on: "2026-01-31") { name } } } }`,
      { id: school.id },
    );
    expect(organisation.bodies[0].seats[1]).toEqual({ name: "Орлова Юлия" });
  });

  it("seats nobody twice when the same change comes twice at once", async () => {
    const { school, chair, memberId, bodyId } = await committee();
    const joining = await newMember(app, school);
    const input = { bodyId, seats: [{ memberId, role: "HEAD" }, { memberId: joining }, gostev] };
    const both = await Promise.all([chair.run(ChangeBody, { input }), chair.run(ChangeBody, { input })]);
    expect(both.map(({ changeBody }) => changeBody.body.size)).toEqual([3, 3]);
  });

  it("gives another role to whoever sits in it already", async () => {
    const { chair, memberId, bodyId } = await committee();
    const { changeBody } = await chair.run(ChangeBody, {
      input: { bodyId, on: "2026-02-01", seats: [{ memberId, role: "DEPUTY" }] },
    });
    expect(changeBody.body.seats).toEqual([
      { name: expect.any(String), role: "DEPUTY", sinceOn: "2026-02-01" },
    ]);
  });

  it("refuses a day before the election, nobody, and another's body", async () => {
    const { chair, bodyId } = await committee();
    const answer = async (change: object, actor = chair) =>
      (await actor.run(ChangeBody, { input: { bodyId, seats: [orlova], ...change } })).changeBody;
    expect(await answer({ on: "2025-01-14" })).toMatchObject({ fields: [{ path: "on" }] });
    expect(await answer({ seats: [] })).toMatchObject({ fields: [{ path: "seats" }] });
    for (const id of ["abc", "\0", "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11"]) {
      expect(await answer({ bodyId: id })).toMatchObject({ __typename: "BodyNotFound" });
    }
    expect(await answer({}, (await committee()).chair)).toMatchObject({ __typename: "BodyNotFound" });
  });
});
