import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { registry } from "../subgraph.js";
import { chairOf, organisationId, register, seedWorld, uniqueName } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

let telephones = 0;
const Apply = `mutation A($input: ApplyForMembershipInput!) { applyForMembership(input: $input) {
  ... on ApplyForMembershipPayload { progress { number } } } }`;
const apply = async (actor: typeof app.anonymous): Promise<number> => {
  telephones += 1;
  const input = {
    organisationId: organisationId("school"),
    name: uniqueName(),
    bornOn: "1990-04-12",
    occupation: "EMPLOYED",
    phone: `+7912${String(telephones).padStart(7, "0")}`,
    consents: [{ purpose: "MEMBERSHIP", textVersion: 1 }],
  };
  return (await actor.run(Apply, { input })).applyForMembership.progress.number;
};
const Own = `query O($first: Int! = 20, $after: String) { ownApplications(first: $first, after: $after) { totalCount
  nodes { number status reason organisation { name } } pageInfo { hasNextPage endCursor } } }`;
const own = async (actor: typeof app.anonymous, more: object = {}) =>
  (await actor.run(Own, more)).ownApplications;
const idOf = async (number: number) => {
  const [row] = await app.sql<{ id: string }>("select id from registry.join_applications where number = $1", [
    number,
  ]);
  return row?.id ?? "";
};

describe("applications of an account", () => {
  it("are followed by whoever sent them while signed in, the latest first, and by nobody else", async () => {
    const anna = app.as({ accountId: randomUUID() });
    const first = await apply(anna);
    await apply(app.anonymous);
    const second = await apply(anna);
    const Reject = `mutation R($input: RejectApplicationInput!) { rejectApplication(input: $input) { __typename } }`;
    const input = { applicationId: await idOf(first), reason: "Повтор." };
    await chairOf(app, "school").run(Reject, { input });

    const organisation = { name: "ППО школы № 12" };
    const page = await own(anna, { first: 1 });
    expect(page).toEqual({
      totalCount: 2,
      nodes: [{ number: second, status: "SUBMITTED", reason: null, organisation }],
      pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
    });
    expect((await own(anna, { after: page.pageInfo.endCursor })).nodes).toEqual([
      { number: first, status: "REJECTED", reason: "Повтор.", organisation },
    ]);
    for (const other of [app.anonymous, app.as({ accountId: randomUUID() })]) {
      expect(await own(other)).toMatchObject({ totalCount: 0, nodes: [] });
    }
  });

  it("tell whose account the member is when a keeper accepts", async () => {
    const accountId = randomUUID();
    const applicationId = await idOf(await apply(app.as({ accountId })));
    const Accept = `mutation A($input: AcceptApplicationInput!) { acceptApplication(input: $input) {
      ... on AcceptApplicationPayload { member { id } } } }`;
    const { acceptApplication } = await chairOf(app, "school").run(Accept, {
      input: { applicationId, decision: { on: "2026-01-15" }, sex: "MALE" },
    });
    const told = (await app.told()).filter(({ payload }) => JSON.stringify(payload).includes(applicationId));
    expect(told.at(-1)).toEqual({
      name: "applicationDecided",
      payload: {
        applicationId,
        organisationId: organisationId("school"),
        status: "ACCEPTED",
        accountId,
        memberId: acceptApplication.member.id,
      },
    });
  });
});

describe("the proof of a membership", () => {
  it("is told of the card in force of one on the register, and only where every fact agrees", async () => {
    const id = await register(app, "school");
    const [held] = await app.sql<Facts>(
      `select number as card, last_name as last, first_name as first, patronymic, born_on::text as born
       from registry.members join registry.membership_cards on member_id = members.id where members.id = $1`,
      [id],
    );
    if (!held) throw new Error("The member has no card.");
    const prove = async (change: Partial<Facts> = {}) => {
      const { card, last, first, patronymic, born } = { ...held, ...change };
      const [row] = await app.sql<{ id: string | null }>(
        "select published.prove_member($1, $2, $3, $4, $5::date) as id",
        [card, last, first, patronymic, born],
      );
      return row?.id;
    };
    expect(await prove()).toBe(id);
    expect(await prove({ last: held.last.toUpperCase() })).toBe(id);
    const wrong = [
      { card: "0".repeat(16) },
      { last: "Другая" },
      { first: "Другое" },
      { patronymic: null },
      { born: "1901-01-01" },
    ];
    for (const change of wrong) expect(await prove(change)).toBeNull();
    await app.sql("update registry.membership_cards set replaced_on = current_date where member_id = $1", [
      id,
    ]);
    expect(await prove()).toBeNull();
  });

  it("is asked by nobody but identity", async () => {
    const readers = await app.sql<{ rolname: string }>(
      `select rolname from pg_roles where rolname in ('identity', 'community', 'loyalty', 'registry', 'angel_reader')
         and has_function_privilege(rolname, 'published.prove_member(text, text, text, text, date)', 'execute')`,
    );
    expect(readers.filter(({ rolname }) => rolname !== "identity")).toEqual([]);
  });
});

interface Facts {
  card: string;
  last: string;
  first: string;
  patronymic: string | null;
  born: string;
}
