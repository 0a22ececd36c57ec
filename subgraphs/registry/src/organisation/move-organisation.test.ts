import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import fc from "fast-check";
import { registry } from "../subgraph.js";
import {
  administrator,
  at,
  EFFECT,
  newMember,
  newOrganisation,
  pictureOf,
  PROBLEMS,
  REASON,
  type TestOrganisation,
} from "../testing/reorganisation.js";
import { organisationId, person, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const MoveOrganisation = `mutation M($input: MoveOrganisationInput!) { moveOrganisation(input: $input) { ${PROBLEMS}
  ... on MoveOrganisationPayload { organisation { name number ancestors { name } } ${EFFECT} }
  ... on WrongLevel { allowed } ... on OrganisationClosed { closedOn }
} }`;
const input = (place: { id: string }, to: { id: string }, change: object = {}) => ({
  input: { organisationId: place.id, toOrganisationId: to.id, reason: REASON, ...change },
});

/** Two regions; a town with two schools in the first. */
async function ground() {
  const [here, there] = [await newOrganisation(app, "REGIONAL"), await newOrganisation(app, "REGIONAL")];
  const town = await newOrganisation(app, "TERRITORIAL", here);
  const schools = [await newOrganisation(app, "PRIMARY", town), await newOrganisation(app, "PRIMARY", town)];
  for (const school of schools) await newMember(app, school);
  return { here, there, town, schools };
}

describe("moving an organisation", () => {
  it("rehearses to the same answer, and leaves no trace of the rehearsal", async () => {
    const { here, there, town, schools } = await ground();
    const other = await newOrganisation(app, "TERRITORIAL", there);
    const before = await pictureOf(app);
    const rehearsed = await administrator(app).run(MoveOrganisation, input(town, there, { dryRun: true }));
    expect(await pictureOf(app)).toBe(before);
    expect(rehearsed.moveOrganisation.organisation).toMatchObject({ number: town.number });

    const moved = await administrator(app).run(MoveOrganisation, input(town, there));

    const became = (was: string) => was.replace(/-0001-/, "-0002-");
    expect(other.number).toMatch(/^10-04-0001-/);
    expect(moved.moveOrganisation).toEqual({
      __typename: "MoveOrganisationPayload",
      organisation: {
        name: town.name,
        number: became(town.number),
        ancestors: [{ name: "Союз образования" }, { name: there.name }],
      },
      effect: {
        memberCount: 0,
        organisationCount: 3,
        createdCount: 0,
        closedCount: 0,
        endedTermCount: 0,
        numberCount: 3,
        numbers: [town, ...schools].map(({ name, number }) => ({
          organisation: { name },
          was: number,
          became: became(number),
        })),
        totals: [total(here, [2, 0], [2, 0]), total(there, [0, 2], [0, 2])],
      },
    });
    expect(rehearsed.moveOrganisation.effect).toEqual(moved.moveOrganisation.effect);
  });

  it("keeps former numbers findable, says why in the history, and tells of each organisation", async () => {
    const { here, there, town, schools } = await ground();
    await newOrganisation(app, "TERRITORIAL", there);
    const told = (await app.told()).length;
    const actor = administrator(app);
    await actor.run(MoveOrganisation, input(town, there, { on: "2026-03-01" }));

    const found = await actor.run(
      `query N($number: String!) { organisationByNumber(number: $number) { name formerNumbers { number validFrom validUntil }
        acts { nodes { kind actedOn reason was other { name } recordedBy { id } } } } }`,
      { number: town.number },
    );
    expect(found.organisationByNumber).toEqual({
      name: town.name,
      formerNumbers: [{ number: town.number, validFrom: null, validUntil: "2026-03-01" }],
      acts: {
        nodes: [
          expect.objectContaining({ kind: "CREATED" }),
          {
            kind: "MOVED",
            actedOn: "2026-03-01",
            reason: REASON,
            was: town.number,
            other: { name: here.name },
            recordedBy: { id: actor.viewer.accountId },
          },
        ],
      },
    });
    expect((await app.told()).slice(told)).toEqual(
      [town, ...schools].map(({ id }) => ({ name: "organisationChanged", payload: { id } })),
    );
  });

  it("leaves the numbers when asked to, and warns where they do not follow", async () => {
    const { there, schools } = await ground();
    const town = await newOrganisation(app, "TERRITORIAL", there);
    const [school] = schools as [TestOrganisation];
    await newOrganisation(app, "TERRITORIAL", there);
    const target = await newOrganisation(app, "TERRITORIAL", there);
    const answer = await administrator(app).run(MoveOrganisation, input(school, target, { renumber: false }));
    expect(answer.moveOrganisation.organisation.number).toBe(school.number);
    const { organisation } = await administrator(app).run(
      `query W($id: ID!) { organisation(id: $id) { warnings { kind actual expected message } } }`,
      { id: school.id },
    );
    expect(town.number).toMatch(/-0001-/);
    expect(organisation.warnings).toEqual([
      {
        kind: "NUMBER_TERRITORY",
        actual: "0001",
        expected: "0003",
        message: "В ИНПО стоит 0001, по месту и типу организации — 0003.",
      },
    ]);
  });

  it("refuses a circle, the same place, a wrong level, a day to come and an organisation that is closed", async () => {
    const { here, there, town, schools } = await ground();
    const [school] = schools as [TestOrganisation];
    const actor = administrator(app);
    const answer = async (place: TestOrganisation, to: TestOrganisation, change: object = {}) =>
      (await actor.run(MoveOrganisation, input(place, to, change))).moveOrganisation;
    expect(await answer(here, town)).toEqual({
      __typename: "WouldCircle",
      message: "Организация не может подчиняться самой себе.",
    });
    expect(await answer(town, here)).toMatchObject({ __typename: "AlreadyThere" });
    expect(await answer(here, there)).toEqual({
      __typename: "WrongLevel",
      message: "Уровни организаций не подходят друг к другу.",
      allowed: ["NATIONAL"],
    });
    expect(await answer(school, there, { on: "2190-01-01", reason: " " })).toEqual({
      __typename: "InvalidInput",
      message: "Проверьте заполнение полей.",
      fields: [{ path: "on" }, { path: "reason" }],
    });
    await app.sql("update registry.organisations set closed_on = '2026-01-01' where id = $1", [there.id]);
    expect(await answer(town, there)).toEqual({
      __typename: "OrganisationClosed",
      message: `${there.name}: организация закрыта.`,
      closedOn: "2026-01-01",
    });
    for (const id of ["abc", "\0", "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11"]) {
      expect(await answer({ ...town, id }, here)).toMatchObject({ __typename: "OrganisationNotFound" });
    }
  });

  it("needs rights above both places, so nobody moves the organisation their own rights come from", async () => {
    const { here, there, town, schools } = await ground();
    const [school] = schools as [TestOrganisation];
    const other = await newOrganisation(app, "TERRITORIAL", here);
    const refusal = (role: Role, place: TestOrganisation, from: TestOrganisation, to: TestOrganisation) =>
      at(app, role, place).refusal(MoveOrganisation, input(from, to, { dryRun: true }));
    expect(await refusal(Role.CHAIR, school, school, other)).toBe("FORBIDDEN");
    expect(await refusal(Role.CHAIR, town, school, other)).toBe("FORBIDDEN");
    expect(await refusal(Role.STAFF, here, town, there)).toBe("FORBIDDEN");
    expect(await refusal(Role.OPERATOR, here, school, other)).toBe("FORBIDDEN");
    expect(await refusal(Role.STAFF, here, school, other)).toBeUndefined();
    expect(await app.anonymous.refusal(MoveOrganisation, input(school, other))).toBe("UNAUTHENTICATED");
    const staff = person(app, Role.STAFF, "north");
    expect(await staff.refusal(MoveOrganisation, input(school, { id: organisationId("lakeside") }))).toBe(
      "FORBIDDEN",
    );
  });

  it("keeps the sums of all organisations right, whatever moves wherever", async () => {
    const { here, there, town, schools } = await ground();
    const places = [here, there, town, await newOrganisation(app, "TERRITORIAL", there)];
    const all = [...places, ...schools];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), fc.constantFrom(...places), async (place, to) => {
        await administrator(app).run(MoveOrganisation, input(place, to));
        const [wrong] = await app.sql(
          `select node from registry.organisations org where path::text <> coalesce((
             select path::text || '.' from registry.organisations above where above.id = org.parent_id), '') || node
           union all select node from registry.members join registry.organisations home on node = primary_id
           where (members.region_id, members.territorial_id) is distinct from (home.region_id, home.territorial_id)
           union all select node from registry.organisations org
           where number <> registry.expected_number(org) and node = any($1)`,
          [all.map(({ node }) => node)],
        );
        expect(wrong).toBeUndefined();
        const { rootOrganisation } = await administrator(app).run("{ rootOrganisation { memberCount } }");
        const [{ count } = { count: 0 }] = await app.sql<{ count: number }>(
          "select count(*)::int from registry.members",
        );
        expect(rootOrganisation.memberCount).toBe(count);
      }),
      { numRuns: 15 },
    );
  });
});

function total({ name }: TestOrganisation, members: [number, number], primaries: [number, number]) {
  return {
    organisation: { name },
    memberCountBefore: members[0],
    memberCountAfter: members[1],
    primaryCountBefore: primaries[0],
    primaryCountAfter: primaries[1],
  };
}
