import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
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

const ElectBody = `mutation E($input: ElectBodyInput!) { electBody(input: $input) { ${PROBLEMS}
  ... on ElectBodyPayload { body { id kind electedOn powersUntil endedOn minutesNumber size seats { name role member { id } sinceOn untilOn } } organisation { hasCommittee } }
} }`;
const elect = async (school: TestOrganisation, change: object) =>
  (
    await at(app, Role.CHAIR, school).run(ElectBody, {
      input: { organisationId: school.id, kind: "COMMITTEE", electedOn: "2025-01-15", ...change },
    })
  ).electBody;
const orlova = { name: { last: "Орлова", first: "Юлия", patronymic: "Ильинична" } };

describe("electing a body", () => {
  it("puts members and others in their places for a term, the head first", async () => {
    const school = await newSchool();
    const memberId = await newMember(app, school);
    expect(await elect(school, { minutesNumber: "2", seats: [orlova, { memberId, role: "HEAD" }] })).toEqual({
      __typename: "ElectBodyPayload",
      body: {
        id: expect.any(String),
        kind: "COMMITTEE",
        electedOn: "2025-01-15",
        powersUntil: "2030-01-15",
        endedOn: null,
        minutesNumber: "2",
        size: 2,
        seats: [
          {
            name: expect.any(String),
            role: "HEAD",
            member: { id: memberId },
            sinceOn: "2025-01-15",
            untilOn: null,
          },
          {
            name: "Орлова Юлия Ильинична",
            role: "ORDINARY",
            member: null,
            sinceOn: "2025-01-15",
            untilOn: null,
          },
        ],
      },
      organisation: { hasCommittee: true },
    });
  });

  it("leaves one body in office when two are elected at once", async () => {
    const school = await newSchool();
    const both = await Promise.all([elect(school, { seats: [orlova] }), elect(school, { seats: [orlova] })]);
    expect(both.map(({ __typename }) => __typename)).toEqual(["ElectBodyPayload", "ElectBodyPayload"]);
    const { organisation } = await at(app, Role.CHAIR, school).run(
      `query B($id: ID!) { organisation(id: $id) { bodies { endedOn } } }`,
      { id: school.id },
    );
    expect(organisation.bodies).toEqual([{ endedOn: null }]);
  });

  it("ends the former one, which is still known by the day", async () => {
    const school = await newSchool();
    await elect(school, { electedOn: "2020-01-15", seats: [orlova] });
    await elect(school, { seats: [{ name: { last: "Гостев", first: "Лев" } }] });
    await elect(school, { kind: "AUDIT_COMMISSION", seats: [orlova] });
    const Bodies = `query B($id: ID!, $on: PlainDate) { organisation(id: $id) { bodies(on: $on) { kind endedOn seats { name } } } }`;
    const bodies = async (on?: string) =>
      (await at(app, Role.STAFF, school).run(Bodies, { id: school.id, on })).organisation.bodies;
    expect(await bodies()).toEqual([
      { kind: "COMMITTEE", endedOn: null, seats: [{ name: "Гостев Лев" }] },
      { kind: "AUDIT_COMMISSION", endedOn: null, seats: [{ name: "Орлова Юлия Ильинична" }] },
    ]);
    expect(await bodies("2024-06-01")).toEqual([
      { kind: "COMMITTEE", endedOn: "2025-01-15", seats: [{ name: "Орлова Юлия Ильинична" }] },
    ]);
    expect(await bodies("2019-01-01")).toEqual([]);
  });

  it("refuses a committee of a small organisation, two heads, nobody, and somebody twice", async () => {
    const school = await newSchool();
    const memberId = await newMember(app, school);
    const stranger = await newMember(app, await newSchool());
    const paths = async (change: object) =>
      (await elect(school, change)).fields.map(({ path }: { path: string }) => path);
    expect(await paths({ seats: [] })).toEqual(["seats"]);
    expect(
      await paths({
        seats: [
          { ...orlova, role: "HEAD" },
          { memberId, role: "HEAD" },
          { memberId },
          { memberId: stranger },
          {},
          { name: { last: "", first: "Cергей" } },
        ],
      }),
    ).toEqual(["seats.3.memberId", "seats.4", "seats.5.name.last", "seats.5.name.first", "seats", "seats.2"]);
    expect(await paths({ seats: [orlova], powersUntil: "2031-01-01" })).toEqual(["powersUntil"]);
    await app.sql("update registry.organisations set is_small = true where id = $1", [school.id]);
    expect(await paths({ seats: [orlova] })).toEqual(["kind"]);
    expect(await elect(school, { kind: "AUDIT_COMMISSION", seats: [orlova] })).toMatchObject({
      organisation: { hasCommittee: null },
    });
  });

  it("is for the chair of the organisation, and shown to no stranger", async () => {
    const [school, other] = [await newSchool(), await newSchool()];
    const input = { organisationId: school.id, kind: "COMMITTEE", seats: [orlova] };
    for (const role of [Role.OPERATOR, Role.MEMBER]) {
      expect(await at(app, role, school).refusal(ElectBody, { input })).toBe("FORBIDDEN");
    }
    expect(await at(app, Role.CHAIR, other).refusal(ElectBody, { input })).toBe("FORBIDDEN");
    await elect(school, { seats: [orlova] });
    const Bodies = `query B($id: ID!) { organisation(id: $id) { bodies { kind } } }`;
    for (const actor of [app.anonymous, at(app, Role.CHAIR, other), at(app, Role.MEMBER, school)]) {
      expect(await actor.run(Bodies, { id: school.id })).toEqual({ organisation: { bodies: null } });
    }
  });
});
