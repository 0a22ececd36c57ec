import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  chairOf,
  facts,
  organisationId,
  person,
  register,
  rowsOf,
  seedWorld,
  uniqueName,
} from "../testing/world.js";
import { AccessLog } from "./access-log.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Card = `query Card($id: ID!) { again: member(id: $id) { id phone email bornOn } }`;
const List = `query List($organisationId: ID) {
  members(organisationId: $organisationId, first: 100) { nodes { id phone name { full } } } }`;
const Accesses = `query A($id: ID!, $first: Int! = 20, $after: String) { member(id: $id) {
  accesses(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { readAt operation capacity by { id } organisation { name } } } } }`;

const written = () => app.running.companion(AccessLog).flush();
const accessesOf = async (who: Actor, id: string, more: object = {}) => {
  await written();
  return (await who.run(Accesses, { id, ...more })).member?.accesses;
};
const self = (id: string) => person(app, Role.MEMBER, "school", id);

describe("who looked at a card", () => {
  it("is told to the member: who, as whom, where, by what; once an operation", async () => {
    const id = await register(app, "school");
    await written();
    const chair = chairOf(app, "lakeside");
    await chair.run(Card, { id });
    await written();
    await chair.run(List, { organisationId: organisationId("school") });
    const { nodes } = await accessesOf(self(id), id);
    const shown = {
      readAt: expect.stringMatching(/^\d{4}-.*Z$/),
      capacity: "председатель",
      by: { id: chair.viewer.accountId },
    };
    const organisation = { name: "Озёрская городская организация" };
    expect(nodes).toEqual([
      { ...shown, organisation, operation: "members" },
      { ...shown, organisation, operation: "member" },
    ]);
  });

  it("is told of papers too: whoever is given the link to one has read it", async () => {
    const id = await register(app, "school");
    const chair = chairOf(app, "school");
    const prepare = `mutation P($input: PrepareMemberDocumentsInput!) { prepareMemberDocuments(input: $input) {
      ... on PrepareMemberDocumentsPayload { documents { id } } } }`;
    const { prepareMemberDocuments } = await chair.run(prepare, {
      input: { memberId: id, kinds: ["REGISTRATION_CARD"] },
    });
    const [{ id: paper }] = prepareMemberDocuments.documents;
    const read = `query D($id: ID!) { document(id: $id) { title pdf docx } }`;
    for (const who of [chairOf(app, "lakeside"), self(id)]) await who.run(read, { id: paper });
    await chair.run(`query D($id: ID!) { document(id: $id) { title writtenOn } }`, { id: paper });
    expect((await accessesOf(self(id), id)).nodes).toMatchObject([
      { operation: "document", organisation: { name: "Озёрская городская организация" } },
    ]);
  });

  it("is told of the application that the card came from, once there is a card", async () => {
    const { applyForMembership } = await app.anonymous.run(
      `mutation A($input: ApplyForMembershipInput!) { applyForMembership(input: $input) {
        __typename ... on ApplyForMembershipPayload { progress { number } } } }`,
      {
        input: {
          organisationId: organisationId("kindergarten"),
          name: uniqueName(),
          bornOn: "1990-04-12",
          occupation: "EMPLOYED",
          phone: "+79210009917",
          consents: [{ purpose: "MEMBERSHIP", textVersion: 1 }],
        },
      },
    );
    const [application] = await app.sql<{ id: string }>(
      "select id from registry.join_applications where number = $1",
      [applyForMembership.progress.number],
    );
    const read = `query J($id: ID!) { joinApplication(id: $id) { number bornOn phone } }`;
    await chairOf(app, "lakeside").run(read, { id: application?.id });
    const { acceptApplication } = await chairOf(app, "kindergarten").run(
      `mutation A($input: AcceptApplicationInput!) { acceptApplication(input: $input) {
        __typename ... on AcceptApplicationPayload { member { id } } } }`,
      { input: { applicationId: application?.id } },
    );
    const id = acceptApplication.member.id as string;
    const { nodes, totalCount } = await accessesOf(person(app, Role.MEMBER, "kindergarten", id), id);
    expect({ nodes, totalCount }).toMatchObject({
      nodes: [{ operation: "joinApplication", organisation: { name: "Озёрская городская организация" } }],
      totalCount: 1,
    });
    expect(await app.sql("select * from registry.check_accesses()")).toEqual([]);
  });

  it("notes nobody who reads the own card, an open name, or is let in nowhere", async () => {
    const id = await register(app, "school");
    await self(id).run(Card, { id });
    await chairOf(app, "harbour").run(Card, { id });
    await chairOf(app, "school").run(`query N($id: ID!) { member(id: $id) { id displayName } }`, { id });
    expect((await accessesOf(self(id), id)).nodes).toEqual([]);
  });

  it("is shown page by page, the latest first", async () => {
    const id = await register(app, "school");
    for (const place of ["school", "lakeside", "north"] as const) {
      await chairOf(app, place).run(Card, { id });
      await written();
    }
    const first = await accessesOf(self(id), id, { first: 2 });
    const rest = await accessesOf(self(id), id, { first: 2, after: first.pageInfo.endCursor });
    const names = [...first.nodes, ...rest.nodes].map(({ organisation }) => organisation.name);
    expect({
      names,
      total: first.totalCount,
      more: [first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage],
    }).toEqual({
      names: ["Северная организация", "Озёрская городская организация", "ППО школы № 12"],
      total: 3,
      more: [true, false],
    });
  });

  it("is told to administrators of the union too, and to no chair, nor by the rows themselves", async () => {
    const id = await register(app, "school");
    await chairOf(app, "school").run(Card, { id });
    expect(await accessesOf(chairOf(app, "school"), id)).toBeNull();
    expect(await accessesOf(person(app, Role.ADMINISTRATOR, "lakeside"), id)).toBeNull();
    expect((await accessesOf(person(app, Role.ADMINISTRATOR, "union"), id)).nodes.length).toBeGreaterThan(0);
    const count = async (who: Parameters<typeof rowsOf>[1]) =>
      (await rowsOf(app, who).execute<object[]>("select from accesses where member_id = ?", [id])).length;
    expect(await count(facts(Role.CHAIR, "union"))).toBe(0);
    expect(await count(facts(Role.MEMBER, "school", id))).toBeGreaterThan(0);
  });

  it("is noted for all the cards of a list by one statement, behind the answer", async () => {
    for (let each = 0; each < 5; each += 1) await register(app, "camp");
    await written();
    const batches = async () => (await app.sql("select from registry.access_batches")).length;
    const before = await batches();
    await chairOf(app, "okrug").run(List, { organisationId: organisationId("camp") });
    await written();
    expect(await batches()).toBe(before + 1);
  });

  it("can be changed and taken away by nobody, and is missed where somebody did", async () => {
    const id = await register(app, "plant");
    for (let each = 0; each < 2; each += 1) {
      await chairOf(app, "plant").run(Card, { id });
      await written();
    }
    const rows = rowsOf(app, facts(Role.ADMINISTRATOR, "union"));
    const [{ part } = { part: "" }] = await app.sql<{ part: string }>(
      "select tableoid::regclass::text as part from registry.accesses limit 1",
    );
    for (const statement of [
      "delete from accesses",
      "update accesses set operation = 'x'",
      "insert into accesses select * from accesses",
      `select from ${part}`,
      "delete from access_batches",
    ])
      await expect(rows.execute(statement)).rejects.toThrow(/permission denied/);
    const check = () => app.sql("select * from registry.check_accesses()");
    expect(await check()).toEqual([]);
    await app.sql("update registry.accesses set operation = 'x' where member_id = $1", [id]);
    expect((await check()).length).toBe(2);
    await app.sql("delete from registry.access_batches where number = 2");
    expect((await check()).length).toBeGreaterThan(2);
  });

  it("waits while the database takes nothing, and fails no request", async () => {
    const id = await register(app, "university");
    await written();
    await app.sql("alter function registry.keep_accesses(json) rename to away");
    const chair = chairOf(app, "university");
    expect(await chair.run(Card, { id })).toMatchObject({ again: { id } });
    await written();
    await app.sql("alter function registry.away(json) rename to keep_accesses");
    expect((await accessesOf(self(id), id)).nodes).toMatchObject([{ operation: "member" }]);
  });
});
