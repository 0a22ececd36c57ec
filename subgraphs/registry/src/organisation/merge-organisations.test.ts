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
  pictureOf,
  PROBLEMS,
  queueOf,
  REASON,
  type TestOrganisation,
} from "../testing/reorganisation.js";
import { application, facts, RegisterMember, rowsOf, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const MergeOrganisations = `mutation M($input: MergeOrganisationsInput!) { mergeOrganisations(input: $input) { ${PROBLEMS}
  ... on MergeOrganisationsPayload {
    organisation { name closedOn predecessors { name } units { nodes { name memberCount } } }
    merged { name closedOn successor { name } chair { name } } ${EFFECT} }
  ... on WrongLevel { allowed }
} }`;
const input = (one: { id: string }, into: { id: string }, change: object = {}) => ({
  input: { organisationId: one.id, intoOrganisationId: into.id, on: "2026-09-01", reason: REASON, ...change },
});
const run = async (one: { id: string }, into: { id: string }, change: object = {}) =>
  (await administrator(app).run(MergeOrganisations, input(one, into, change))).mergeOrganisations;

async function twoSchools() {
  const town = await newOrganisation(app, "TERRITORIAL", await newOrganisation(app, "REGIONAL"));
  const [leaving, staying] = [
    await newOrganisation(app, "PRIMARY", town),
    await newOrganisation(app, "PRIMARY", town),
  ];
  const members = [await newMember(app, leaving), await newMember(app, leaving)];
  await newMember(app, staying);
  return { town, leaving, staying, members };
}

describe("merging organisations", () => {
  it("brings applications that wait before the organisation that stays", async () => {
    const { leaving, staying } = await twoSchools();
    const [own, brought] = [await newApplication(app, staying), await newApplication(app, leaving)];
    await run(leaving, staying);
    expect(await queueOf(app, staying)).toEqual([
      { id: own, organisation: { name: staying.name }, forwardings: [] },
      {
        id: brought,
        organisation: { name: staying.name },
        forwardings: [{ from: { name: leaving.name }, to: { name: staying.name }, note: REASON }],
      },
    ]);
    expect((await app.told()).findLast(({ name }) => name === "applicationSubmitted")?.payload).toMatchObject(
      { applicationId: brought, organisationId: staying.id, waiting: 2 },
    );
  });

  it("takes members, units and movements over, ends the powers, and keeps the number findable", async () => {
    const { town, leaving, staying, members } = await twoSchools();
    const actor = administrator(app);
    await actor.run(`mutation E($input: ElectChairInput!) { electChair(input: $input) { __typename } }`, {
      input: { organisationId: leaving.id, memberId: members[0], electedOn: "2025-01-15" },
    });
    const { createUnit } = await actor.run(
      `mutation U($input: CreateUnitInput!) { createUnit(input: $input) { ... on CreateUnitPayload { unit { id } } } }`,
      { input: { organisationId: leaving.id, kind: "PROFGROUP", name: "Начальная школа" } },
    );
    await actor.run(`mutation A($input: AssignToUnitInput!) { assignToUnit(input: $input) { __typename } }`, {
      input: { organisationId: leaving.id, unitId: createUnit.unit.id, memberIds: [members[0]] },
    });
    const before = await pictureOf(app);
    const rehearsed = await run(leaving, staying, { dryRun: true });
    expect(await pictureOf(app)).toBe(before);

    const merged = await run(leaving, staying);

    const sum = (name: string, members: [number, number], primaries: [number, number]) => ({
      organisation: { name },
      memberCountBefore: members[0],
      memberCountAfter: members[1],
      primaryCountBefore: primaries[0],
      primaryCountAfter: primaries[1],
    });
    const effect = {
      memberCount: 2,
      organisationCount: 0,
      createdCount: 0,
      closedCount: 1,
      endedTermCount: 1,
      numberCount: 0,
      numbers: [],
      totals: expect.arrayContaining([
        sum(town.name, [3, 3], [2, 1]),
        sum(leaving.name, [2, 0], [1, 0]),
        sum(staying.name, [1, 3], [1, 1]),
      ]),
    };
    expect(merged).toEqual({
      __typename: "MergeOrganisationsPayload",
      organisation: {
        name: staying.name,
        closedOn: null,
        predecessors: [{ name: leaving.name }],
        units: { nodes: [{ name: "Начальная школа", memberCount: 1 }] },
      },
      merged: {
        name: leaving.name,
        closedOn: "2026-09-01",
        successor: { name: staying.name },
        chair: null,
      },
      effect,
    });
    expect(rehearsed.effect).toEqual(merged.effect);
    const told = (await app.told()).filter(({ name }) => name === "memberTransferred");
    expect(
      told
        .map(({ payload }) => payload)
        .filter((payload) => (payload as { organisationId: string }).organisationId === staying.id),
    ).toEqual(
      members
        .toSorted()
        .map((memberId) => ({ memberId, organisationId: staying.id, fromOrganisationId: leaving.id })),
    );

    const found = await actor.run(
      `query F($number: String!, $id: ID!) {
        organisationByNumber(number: $number) { name elections { nodes { leftOn endReason } } acts(first: 1) { nodes { kind reason other { name } } } }
        member(id: $id) { movements { kind on organisation { name } from { name } } unit { name } } }`,
      { number: leaving.number, id: members[0] },
    );
    expect(found).toEqual({
      organisationByNumber: {
        name: leaving.name,
        elections: { nodes: [{ leftOn: "2026-09-01", endReason: "ORGANISATION_CLOSED" }] },
        acts: { nodes: [expect.objectContaining({ kind: "CREATED" })] },
      },
      member: {
        movements: [
          expect.objectContaining({ kind: "REGISTERED" }),
          {
            kind: "TRANSFERRED",
            on: "2026-09-01",
            organisation: { name: staying.name },
            from: { name: leaving.name },
          },
        ],
        unit: { name: "Начальная школа" },
      },
    });
    expect(await app.told()).toContainEqual({
      name: "chairPowersEnded",
      payload: { organisationId: leaving.id, memberId: members[0], endedOn: "2026-09-01" },
    });
  });

  it("takes whoever came after the day of the decision over on the day they came", async () => {
    const { leaving, staying } = await twoSchools();
    await administrator(app).run(RegisterMember, {
      input: { ...application("school", { joinedOn: "2026-06-01" }), organisationId: leaving.id },
    });
    await run(leaving, staying, { on: "2026-03-01" });
    expect(
      await app.sql(
        `select moved_on::text as "on", (select id from registry.organisations where node = organisation_id) as at
         from registry.movements where from_id = $1 and kind = 'TRANSFERRED' order by moved_on`,
        [leaving.node],
      ),
    ).toEqual([
      { on: "2026-03-01", at: staying.id },
      { on: "2026-03-01", at: staying.id },
      { on: "2026-06-01", at: staying.id },
    ]);
    expect(await app.sql("select * from registry.audit() where drift <> 0")).toEqual([]);
  });

  it("refuses two that have a unit of one name, also when it is rehearsed", async () => {
    const { leaving, staying } = await twoSchools();
    for (const { id } of [leaving, staying]) {
      await administrator(app).run(
        `mutation U($input: CreateUnitInput!) { createUnit(input: $input) { __typename } }`,
        { input: { organisationId: id, kind: "PROFGROUP", name: "Начальная школа" } },
      );
    }
    for (const dryRun of [true, false]) {
      expect(await run(leaving, staying, { dryRun })).toMatchObject({
        __typename: "InvalidInput",
        fields: [{ path: "intoOrganisationId" }],
      });
    }
  });

  it("lets nobody onto the register of one that is being joined at that moment", async () => {
    const { leaving, staying } = await twoSchools();
    const registering = await rowsOf(app, facts(Role.ADMINISTRATOR, "union")).transactional(async (em) => {
      await em.execute("select merge_organisations(?, ?, '2026-03-01')", [leaving.node, staying.node]);
      const answer = administrator(app).run(RegisterMember, {
        input: { ...application("school"), organisationId: leaving.id },
      });
      await app.eventually(
        () => app.sql("select from pg_stat_activity where wait_event_type = 'Lock'"),
        (waiting) => waiting.length > 0,
      );
      return { answer };
    });
    expect((await registering.answer).registerMember.__typename).toBe("OrganisationNotFound");
  });

  it("gives all below one region to another, with numbers and sums right", async () => {
    const { town, leaving, staying } = await twoSchools();
    const [from] = await app.sql<TestOrganisation>(
      "select above.* from registry.organisations own join registry.organisations above on above.id = own.parent_id where own.id = $1",
      [town.id],
    );
    if (!from) throw new Error("The town has no region.");
    const into = await newOrganisation(app, "REGIONAL");
    const own = await newOrganisation(app, "TERRITORIAL", into);
    const rehearsed = await run(from, into, { dryRun: true });
    const merged = await run(from, into);
    expect(rehearsed.effect).toEqual(merged.effect);
    expect(merged.effect).toMatchObject({
      memberCount: 0,
      organisationCount: 3,
      closedCount: 1,
      numberCount: 3,
      numbers: [town, leaving, staying].map(({ name, number }) => ({
        organisation: { name },
        was: number,
        became: number.replace(own.number.slice(6, 10), "0002"),
      })),
      totals: [
        { organisation: { name: from.name }, memberCountBefore: 3, memberCountAfter: 0 },
        { organisation: { name: into.name }, memberCountBefore: 0, memberCountAfter: 3 },
      ],
    });
  });

  it("refuses different levels, itself, and one that is closed", async () => {
    const { town, leaving, staying } = await twoSchools();
    expect(await run(leaving, town)).toMatchObject({ __typename: "WrongLevel", allowed: ["PRIMARY"] });
    expect(await run(leaving, leaving)).toMatchObject({ fields: [{ path: "intoOrganisationId" }] });
    await run(leaving, staying);
    expect(await run(leaving, staying)).toMatchObject({ __typename: "OrganisationClosed" });
  });

  it("needs rights above both", async () => {
    const { town, leaving, staying } = await twoSchools();
    const code = (place: TestOrganisation) =>
      at(app, Role.CHAIR, place).refusal(MergeOrganisations, input(leaving, staying, { dryRun: true }));
    expect(await code(town)).toBeUndefined();
    for (const place of [leaving, staying]) expect(await code(place)).toBe("FORBIDDEN");
    const elsewhere = (await twoSchools()).staying;
    expect(await at(app, Role.STAFF, town).refusal(MergeOrganisations, input(leaving, elsewhere))).toBe(
      "FORBIDDEN",
    );
  });
});
