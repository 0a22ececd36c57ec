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
  REASON,
  type TestOrganisation,
} from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Undo = `mutation U($input: UndoReorganisationInput!) { undoReorganisation(input: $input) { ${PROBLEMS}
  ... on UndoReorganisationPayload { organisation { name closedOn number parent { name } } }
  ... on ChangedSince { changes } } }`;
const undo = async ({ id }: { id: string }, reason = "Ошибка в постановлении") =>
  (await administrator(app).run(Undo, { input: { organisationId: id, reason } })).undoReorganisation;
const deed = (name: string, input: object) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return administrator(app).run(
    `mutation D($input: ${type}Input!) { ${name}(input: $input) { ${PROBLEMS} } }`,
    { input },
  );
};
const onThatDay = { on: "2026-09-01", reason: REASON };
const merge = (one: { id: string }, into: { id: string }) =>
  deed("mergeOrganisations", { organisationId: one.id, intoOrganisationId: into.id, ...onThatDay });
const split = (one: { id: string }, made: { name: string; [what: string]: string | string[] }[]) =>
  deed("splitOrganisation", {
    organisationId: one.id,
    parts: made.map((part) => ({ fullName: part.name, ...part })),
    ...onThatDay,
  });
const parts = ({ node }: TestOrganisation) =>
  app.sql<TestOrganisation>(
    `select organisations.id, node, path::text, name, number from registry.organisations
     join registry.organisation_acts acts on acts.organisation_id = node
     where acts.kind = 'SPLIT' and acts.other_id = $1`,
    [node],
  );

const TABLES = [
  "organisations",
  "organisation_numbers",
  "units",
  "members",
  "movements",
  "membership_cards",
  "member_counts",
  "chairs",
  "bodies",
  "seats",
  "officers",
  "unit_movements",
];

/** A row of counts that counts nobody is as good as none. */
const SOMETHING: Record<string, string> = {
  member_counts: "on_register + removed > 0",
};

/** All that a reorganisation may change, but what only is added to: acts, history, events. */
async function picture(): Promise<Record<string, string[]>> {
  const shown: Record<string, string[]> = {};
  for (const table of TABLES) {
    const counted = SOMETHING[table] ?? "true";
    const rows = await app.sql<{ row: string }>(
      `select (to_jsonb(kept) - 'known_from')::text as row from registry.${table} kept where ${counted} order by 1`,
    );
    shown[table] = rows.map(({ row }) => row);
  }
  return shown;
}

async function town() {
  const region = await newOrganisation(app, "REGIONAL");
  const place = await newOrganisation(app, "TERRITORIAL", region);
  const [leaving, staying] = [
    await newOrganisation(app, "PRIMARY", place),
    await newOrganisation(app, "PRIMARY", place),
  ];
  const members = [await newMember(app, leaving), await newMember(app, leaving)] as [string, string];
  return { region, place, leaving, staying, members };
}

async function furnish({ id }: TestOrganisation, [chair, other]: [string, string]) {
  await deed("electChair", { organisationId: id, memberId: chair, electedOn: "2025-01-15" });
  await deed("appointOfficer", {
    organisationId: id,
    kind: "ACTIVIST",
    position: "Профгрупорг",
    memberId: other,
    sinceOn: "2025-02-01",
  });
  const { createUnit } = await administrator(app).run(
    `mutation U($input: CreateUnitInput!) { createUnit(input: $input) { ... on CreateUnitPayload { unit { id } } } }`,
    { input: { organisationId: id, kind: "PROFGROUP", name: "Начальная школа" } },
  );
  await deed("assignToUnit", { organisationId: id, unitId: createUnit.unit.id, memberIds: [chair] });
}

describe("undoing a reorganisation", () => {
  it("puts a merged primary back with its members, movements, unit, chair and offices, exactly", async () => {
    const { place, leaving, staying, members } = await town();
    await furnish(leaving, members);
    const before = await picture();
    await merge(leaving, staying);
    expect(await picture()).not.toEqual(before);

    expect(await undo(leaving)).toEqual({
      __typename: "UndoReorganisationPayload",
      organisation: {
        name: leaving.name,
        closedOn: null,
        number: leaving.number,
        parent: { name: place.name },
      },
    });

    expect(await picture()).toEqual(before);
    const told = await app.told();
    expect(told.filter(({ name }) => name === "memberTransferred").slice(-2)).toEqual(
      members.toSorted().map((memberId) => ({
        name: "memberTransferred",
        payload: { memberId, organisationId: leaving.id, fromOrganisationId: staying.id },
      })),
    );
    expect(told.findLast(({ name }) => name === "chairElected")).toMatchObject({
      payload: { organisationId: leaving.id, memberId: members[0], electedOn: "2025-01-15" },
    });
    const { organisation } = await administrator(app).run(
      `query A($id: ID!) { organisation(id: $id) { acts(first: 10) { nodes { kind reason } } } }`,
      { id: leaving.id },
    );
    expect(organisation.acts.nodes).toEqual(
      expect.arrayContaining([
        { kind: "MERGED", reason: REASON },
        { kind: "UNDONE", reason: "Ошибка в постановлении" },
      ]),
    );
    expect(await app.sql("select * from registry.audit() where drift <> 0")).toEqual([]);
    expect(await undo(leaving)).toMatchObject({ __typename: "NothingToUndo" });
  });

  it("puts two merged towns apart again, with the numbers that followed", async () => {
    const { region, place } = await town();
    const other = await newOrganisation(app, "TERRITORIAL", region);
    const before = await picture();
    await merge(place, other);
    expect(await undo(place)).toMatchObject({
      organisation: { closedOn: null, parent: { name: region.name } },
    });
    expect(await picture()).toEqual(before);
  });

  it("takes a move back, with numbers and members' nodes, and opens what was closed", async () => {
    const { place } = await town();
    const elsewhere = await newOrganisation(app, "REGIONAL");
    const before = await picture();
    await deed("moveOrganisation", {
      organisationId: place.id,
      toOrganisationId: elsewhere.id,
      ...onThatDay,
    });
    expect(await undo(place)).toMatchObject({ __typename: "UndoReorganisationPayload" });
    expect(await picture()).toEqual(before);

    const empty = await newOrganisation(app, "PRIMARY", place);
    const open = await picture();
    await deed("closeOrganisation", { organisationId: empty.id, ...onThatDay });
    expect(await undo(empty)).toMatchObject({ organisation: { closedOn: null } });
    expect(await picture()).toEqual(open);
  });

  it("takes a split back: the parts are no more, their members, units and numbers as before", async () => {
    const { place, leaving, members } = await town();
    await furnish(leaving, members);
    const before = await picture();
    const units = await app.sql<{ id: string }>("select id from registry.units where organisation_id = $1", [
      leaving.node,
    ]);
    await split(leaving, [
      { name: "ППО лицея", memberIds: [members[0]] },
      { name: "ППО начальной школы", unitIds: units.map(({ id }) => id) },
    ]);
    const [part] = await parts(leaving);
    expect(await picture()).not.toEqual(before);

    expect(await undo(leaving)).toEqual({
      __typename: "UndoReorganisationPayload",
      organisation: {
        name: leaving.name,
        closedOn: null,
        number: leaving.number,
        parent: { name: place.name },
      },
    });

    expect(await picture()).toEqual(before);
    const told = await app.told();
    expect(told.findLast(({ name }) => name === "memberTransferred")).toMatchObject({
      payload: { memberId: members[0], organisationId: leaving.id, fromOrganisationId: part?.id },
    });
    expect(told).toContainEqual(
      expect.objectContaining({ name: "organisationChanged", payload: { id: part?.id } }),
    );
    expect(await app.sql("select * from registry.audit() where drift <> 0")).toEqual([]);
    expect(await undo(leaving)).toMatchObject({ __typename: "NothingToUndo" });

    const other = await town();
    const whole = await picture();
    await split(other.place, [{ name: "Новый район", childIds: [other.leaving.id] }]);
    expect(await undo(other.place)).toMatchObject({ organisation: { name: other.place.name } });
    expect(await picture()).toEqual(whole);
  });

  it.each<[string, (part: TestOrganisation) => Promise<unknown>, string]>([
    ["somebody has come to a part", (part) => newMember(app, part), "ППО лицея: движения членов Профсоюза"],
    [
      "a part was described",
      (part) => deed("changeOrganisation", { organisationId: part.id, note: "?" }),
      "ППО лицея",
    ],
    [
      "a part has elected",
      async (part) => {
        const [chair] = await app.sql<{ id: string }>(
          "select id from registry.members where primary_id = $1",
          [part.node],
        );
        await deed("electChair", { organisationId: part.id, memberId: chair?.id, electedOn: "2026-10-01" });
      },
      "ППО лицея: председатель",
    ],
  ])("takes no split back once %s", async (_what, change, expected) => {
    const { leaving, members } = await town();
    await split(leaving, [{ name: "ППО лицея", memberIds: [members[0]] }]);
    const [part] = await parts(leaving);
    await change(part as TestOrganisation);
    const changed = await picture();

    const answer = await undo(leaving);

    expect(answer).toMatchObject({ __typename: "ChangedSince" });
    expect(answer.changes).toContain(`организация ${expected}`);
    expect(await picture()).toEqual(changed);
  });

  it("is refused where something has changed since, and says what", async () => {
    const { leaving, staying, members } = await town();
    await merge(leaving, staying);
    const third = (await town()).staying;
    await deed("transferMember", { memberId: members[0], toOrganisationId: third.id });
    const changed = await picture();

    const answer = await undo(leaving);

    expect(answer).toMatchObject({ __typename: "ChangedSince" });
    expect(answer.changes).toEqual([
      expect.stringMatching(/^движение члена Профсоюза Новиков/),
      expect.stringMatching(/^член Профсоюза Новиков/),
    ]);
    expect(await picture()).toEqual(changed);

    const moved = await town();
    const elsewhere = await newOrganisation(app, "REGIONAL");
    await deed("moveOrganisation", {
      organisationId: moved.place.id,
      toOrganisationId: elsewhere.id,
      ...onThatDay,
    });
    const fresh = await newOrganisation(app, "PRIMARY", moved.place);
    expect(await undo(moved.place)).toMatchObject({ changes: [`организация ${fresh.name}`] });
  });

  it("leaves alone who has come to the other organisation since", async () => {
    const { leaving, staying } = await town();
    await merge(leaving, staying);
    const newcomer = await newMember(app, staying);
    expect(await undo(leaving)).toMatchObject({ __typename: "UndoReorganisationPayload" });
    expect(await app.sql("select primary_id from registry.members where id = $1", [newcomer])).toEqual([
      { primary_id: staying.node },
    ]);
  });

  it("is offered beside each of those it was done with, to who may do it, until it is done", async () => {
    const { leaving, staying, place, region, members } = await town();
    const elsewhere = await newOrganisation(app, "REGIONAL");
    const offered = async ({ id }: { id: string }, actor = administrator(app)) =>
      (
        await actor.run(
          `query U($id: ID!) { organisation(id: $id) {
             undoableReorganisation { kind actedOn organisation { id } } } }`,
          { id },
        )
      ).organisation.undoableReorganisation;
    expect(await offered(leaving)).toBeNull();

    await split(leaving, [
      { name: "ППО лицея", memberIds: [members[0]] },
      { name: "ППО гимназии", memberIds: [members[1]] },
    ]);
    const divided = { kind: "SPLIT", actedOn: onThatDay.on, organisation: { id: leaving.id } };
    for (const one of [leaving, ...(await parts(leaving))]) expect(await offered(one)).toEqual(divided);
    expect(await offered(place)).toBeNull();
    await undo(leaving);
    expect(await offered(leaving)).toBeNull();

    await merge(leaving, staying);
    const merged = { ...divided, kind: "MERGED" };
    expect(await offered(leaving)).toEqual(merged);
    expect(await offered(staying, at(app, Role.STAFF, region))).toEqual(merged);
    expect(await offered(staying, at(app, Role.CHAIR, staying))).toBeNull();
    expect(await offered(staying, app.anonymous)).toBeNull();

    await deed("moveOrganisation", {
      organisationId: place.id,
      toOrganisationId: elsewhere.id,
      ...onThatDay,
    });
    expect(await offered(place)).toEqual({ ...divided, kind: "MOVED", organisation: { id: place.id } });
    expect(await offered(region)).toBeNull();
    expect(await offered(place, at(app, Role.STAFF, elsewhere))).toBeNull();
  });

  it("is possible for a day, to who leads above both, and remembers nothing of rehearsals", async () => {
    const { leaving, staying, place, region } = await town();
    await deed("mergeOrganisations", {
      organisationId: leaving.id,
      intoOrganisationId: staying.id,
      ...onThatDay,
      dryRun: true,
    });
    expect(await undo(leaving)).toMatchObject({ __typename: "NothingToUndo" });
    await merge(leaving, staying);
    const input = { organisationId: leaving.id, reason: "?" };
    for (const [role, where] of [
      [Role.CHAIR, staying],
      [Role.CHAIR, leaving],
      [Role.STAFF, await newOrganisation(app, "REGIONAL")],
      [Role.OPERATOR, place],
    ] as const) {
      expect(await at(app, role, where).refusal(Undo, { input })).toBe("FORBIDDEN");
    }
    await app.sql(
      "update registry.reorganisations set at = now() - interval '25 hours' where organisation_id = $1",
      [leaving.node],
    );
    expect(await undo(leaving)).toMatchObject({ __typename: "NothingToUndo" });
    await app.sql("update registry.reorganisations set at = now() where organisation_id = $1", [
      leaving.node,
    ]);
    expect(await undo(leaving, " ")).toMatchObject({ fields: [{ path: "reason" }] });
    expect((await at(app, Role.STAFF, region).run(Undo, { input })).undoReorganisation).toMatchObject({
      __typename: "UndoReorganisationPayload",
    });
  });
});
