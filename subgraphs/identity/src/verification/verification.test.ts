import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { identity } from "../subgraph.js";
import { digits, type Organisation, type Person, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
beforeAll(() => world.publish());

const ANNA = { lastName: "Соколова", firstName: " Анна ", patronymic: "Ивановна", bornOn: "1990-05-17" };
const Prove = `mutation P($input: ProveMembershipInput!) { proveMembership(input: $input) { __typename
  ... on ProveMembershipPayload { viewer { verificationLevel member { id } } }
  ... on InvalidInput { fields { path } } } }`;
const Ask = `mutation A($input: RequestMembershipConfirmationInput!) { requestMembershipConfirmation(input: $input) {
  __typename ... on RequestMembershipConfirmationPayload { request { id status } }
  ... on RequestWaiting { request { id } } ... on InvalidInput { fields { path } } } }`;
const Confirm = `mutation C($input: ConfirmMembershipInput!) { confirmMembership(input: $input) { __typename
  ... on ConfirmMembershipPayload { request { status bornOn decidedAt } } } }`;
const Reject = `mutation R($input: RejectMembershipInput!) { rejectMembership(input: $input) { __typename
  ... on RejectMembershipPayload { request { status reason } } ... on InvalidInput { fields { path } } } }`;
const Queue = `query Q($representations: [_Any!]!, $first: Int!, $after: String) {
  _entities(representations: $representations) { ... on Organisation { membershipRequests(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id lastName firstName patronymic bornOn note organisation { id } } } } } }`;

/** An account whose contact is proven, signed in. */
async function aPerson(): Promise<Person> {
  const person = await world.account();
  await app.sql(
    "update identity.accounts set verification = 'CONTACT_PROVEN', contact_proven_at = now() where id = $1",
    [person.id],
  );
  return person;
}
const actorOf = async (person: Person) => (await world.signIn(person)).actor;
const keeperOf = async (at: Organisation, role = Role.CHAIR) =>
  actorOf(await world.account({ grants: [{ role, at }] }));
const prove = async (actor: Awaited<ReturnType<typeof actorOf>>, cardNumber: string, change = {}) =>
  (await actor.run(Prove, { input: { ...ANNA, cardNumber, ...change } })).proveMembership;
const ask = async (actor: Awaited<ReturnType<typeof actorOf>>, { id }: { id: string }) =>
  (await actor.run(Ask, { input: { ...ANNA, organisationId: id } })).requestMembershipConfirmation;
const levelOf = async ({ id }: Person) => {
  const [row] = await app.sql<{ verification: string }>(
    "select verification from identity.accounts where id = $1",
    [id],
  );
  return row?.verification;
};
const tell = (name: string, payload: object) =>
  app.sql("insert into events.outbox (name, payload) values ($1, $2::jsonb)", [
    name,
    JSON.stringify(payload),
  ]);
const refused = { __typename: "ProofNotAccepted" };

describe("proving a membership by the facts of the card", () => {
  it("ties the account to the member, who has the rights of one from the next token", async () => {
    const school = await world.organisation();
    const member = await world.member(school);
    const anna = await aPerson();

    const card = member.card.replaceAll(/(\d{4})(?=\d)/g, "$1 ");
    expect(await prove(await actorOf(anna), card)).toEqual({
      __typename: "ProveMembershipPayload",
      viewer: { verificationLevel: "MEMBER_CONFIRMED", member: { id: member.id } },
    });

    const later = await actorOf(anna);
    expect(later.viewer.grants.map(({ role, path }) => [role, path])).toEqual([["MEMBER", school.path]]);
    expect(await world.told("verificationChanged", anna.id)).toEqual([
      { accountId: anna.id, level: "MEMBER_CONFIRMED", memberId: member.id },
    ]);
    expect(await world.told("grantsChanged", anna.id)).toHaveLength(1);
    expect(await prove(later, member.card)).toEqual({ __typename: "AlreadyConfirmed" });
  });

  it("is refused alike for a wrong fact, a made-up card, and a member who has an account", async () => {
    const school = await world.organisation();
    const member = await world.member(school);
    const taken = await world.member(school);
    await world.account({ memberId: taken.id });
    const actor = await actorOf(await aPerson());
    expect(await prove(actor, member.card, { bornOn: "1990-05-18" })).toEqual(refused);
    expect(await prove(actor, member.card, { lastName: "Соколов" })).toEqual(refused);
    expect(await prove(actor, digits(16))).toEqual(refused);
    expect(await prove(actor, taken.card)).toEqual(refused);
  });

  it("gives a member to one of two accounts that prove it at once", async () => {
    const member = await world.member(await world.organisation());
    const actors = [await actorOf(await aPerson()), await actorOf(await aPerson())];
    const answers = await Promise.all(actors.map((actor) => prove(actor, member.card)));
    expect(answers).toContainEqual(refused);
    expect(answers).toContainEqual(expect.objectContaining({ __typename: "ProveMembershipPayload" }));
  });

  it("stops guesses of one account, and of one card by many accounts, made up or not", async () => {
    const real = (await world.member(await world.organisation())).card;
    const guess = { ...ANNA, bornOn: "1980-01-01" };
    for (const cardNumber of [real, digits(16)]) {
      const codes = [];
      for (let account = 0; account < 3; account++) {
        const actor = await actorOf(await aPerson());
        for (let tries = 0; tries < 6; tries++) {
          codes.push(await actor.refusal(Prove, { input: { ...guess, cardNumber } }));
        }
      }
      // Five of each account; of the second account's five the card has ten in all.
      expect(codes.filter((code) => code === undefined)).toHaveLength(10);
      expect(codes.slice(-6)).toEqual(Array.from({ length: 6 }, () => "TOO_MANY_REQUESTS"));
    }
  });

  it("asks for a session, a proven contact, and facts that can be", async () => {
    const input = { ...ANNA, cardNumber: digits(16) };
    expect(await app.anonymous.refusal(Prove, { input })).toBe("UNAUTHENTICATED");
    const unproven = await actorOf(await world.account());
    expect(await prove(unproven, input.cardNumber)).toEqual({ __typename: "ContactNotProven" });
    const actor = await actorOf(await aPerson());
    expect(await prove(actor, "123", { lastName: "\0", bornOn: "1800-01-01" })).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "lastName" }, { path: "bornOn" }, { path: "cardNumber" }],
    });
  });

  it("ends with the session it was asked in", async () => {
    const anna = await aPerson();
    const actor = await actorOf(anna);
    await app.sql("update identity.sessions set ended_at = now() where account_id = $1", [anna.id]);
    expect(await actor.refusal(Prove, { input: { ...ANNA, cardNumber: digits(16) } })).toBe(
      "UNAUTHENTICATED",
    );
  });
});

describe("asking a keeper", () => {
  it("answers one account that asks more often at once than there are connections", async () => {
    const school = await world.organisation();
    const actor = await actorOf(await aPerson());
    const input = { ...ANNA, organisationId: school.id };
    const answers = await Promise.all(Array.from({ length: 12 }, () => actor.answer(Ask, { input })));

    const outcomes = answers.map(
      ({ data, errors }) =>
        errors?.[0]?.extensions["code"] ??
        (data as { requestMembershipConfirmation: { __typename: string } }).requestMembershipConfirmation
          .__typename,
    );
    expect(outcomes.filter((outcome) => outcome === "RequestMembershipConfirmationPayload")).toHaveLength(1);
    expect(["RequestMembershipConfirmationPayload", "RequestWaiting", "TOO_MANY_REQUESTS"]).toEqual(
      expect.arrayContaining(outcomes),
    );
  });
});

describe("a keeper's word", () => {
  it("confirms who waits, from a queue that only keepers of that register see", async () => {
    const union = await world.organisation();
    const [school, plant] = [await world.organisation(union), await world.organisation(union)];
    const member = await world.member(school);
    const anna = await aPerson();
    const actor = await actorOf(anna);
    const { request } = await ask(actor, school);
    expect(request).toEqual({ id: expect.any(String), status: "WAITING" });
    expect(await ask(actor, school)).toEqual({ __typename: "RequestWaiting", request: { id: request.id } });

    const seen = async (keeper: typeof actor, at: Organisation) => {
      const representations = [{ __typename: "Organisation", id: at.id }];
      return (await keeper.run(Queue, { representations, first: 20 }))._entities[0].membershipRequests;
    };
    const node = {
      id: request.id,
      lastName: "Соколова",
      firstName: "Анна",
      patronymic: "Ивановна",
      bornOn: "1990-05-17",
      note: null,
      organisation: { id: school.id },
    };
    const page = {
      totalCount: 1,
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      nodes: [node],
    };
    const [chair, staff] = [await keeperOf(school), await keeperOf(union, Role.STAFF)];
    const stranger = await keeperOf(plant);
    expect([await seen(chair, school), await seen(staff, union)]).toEqual([page, page]);
    for (const [other, at] of [
      [stranger, school],
      [await keeperOf(school, Role.EDITOR), school],
      [actor, school],
    ] as const) {
      expect(await seen(other, at)).toBeNull();
    }
    const byId = (who: typeof actor) =>
      who.run(`query R($id: ID!) { membershipRequest(id: $id) { id } }`, { id: request.id });
    for (const sees of [actor, chair])
      expect(await byId(sees)).toEqual({ membershipRequest: { id: request.id } });
    for (const not of [stranger, app.anonymous]) expect(await byId(not)).toEqual({ membershipRequest: null });
    expect(await seen(stranger, plant)).toMatchObject({ totalCount: 0, nodes: [] });

    const input = { requestId: request.id, memberId: member.id };
    expect(await stranger.run(Confirm, { input })).toEqual({
      confirmMembership: { __typename: "MembershipRequestNotFound" },
    });
    expect(await actor.refusal(Confirm, { input })).toBe("FORBIDDEN");
    expect(await chair.run(Confirm, { input })).toEqual({
      confirmMembership: {
        __typename: "ConfirmMembershipPayload",
        request: { status: "CONFIRMED", bornOn: null, decidedAt: expect.any(String) },
      },
    });
    expect(await levelOf(anna)).toBe("MEMBER_CONFIRMED");
    expect(await chair.run(Confirm, { input })).toEqual({
      confirmMembership: { __typename: "MembershipRequestNotFound" },
    });
  });

  it("waits no more once the membership is proven another way, and keeps nothing written in it", async () => {
    const school = await world.organisation();
    const member = await world.member(school);
    const actor = await actorOf(await aPerson());
    const { request } = await ask(actor, school);
    expect(await prove(actor, member.card)).toMatchObject({ __typename: "ProveMembershipPayload" });
    const [kept] = await app.sql(
      "select status, member_id, born_on, decided_by_id from identity.membership_requests where id = $1",
      [request.id],
    );
    expect(kept).toEqual({ status: "CONFIRMED", member_id: member.id, born_on: null, decided_by_id: null });
    const chair = await keeperOf(school);
    const input = { requestId: request.id, reason: "Вас нет на учёте." };
    expect((await chair.run(Reject, { input })).rejectMembership).toEqual({
      __typename: "MembershipRequestNotFound",
    });
  });

  it("is of a member of the keeper's own register, who has no account yet, and never of oneself", async () => {
    const union = await world.organisation();
    const [school, plant] = [await world.organisation(union), await world.organisation(union)];
    const { request } = await ask(await actorOf(await aPerson()), school);
    const chair = await keeperOf(school);
    const outside = await world.member(plant);
    const taken = await world.member(school);
    await world.account({ memberId: taken.id });
    const confirm = async (memberId: string, requestId = request.id) =>
      (await chair.run(Confirm, { input: { requestId, memberId } })).confirmMembership;
    expect(await confirm(outside.id)).toEqual({ __typename: "MemberNotOnRegister" });
    expect(await confirm("abc")).toEqual({ __typename: "MemberNotOnRegister" });
    expect(await confirm(taken.id)).toEqual({ __typename: "MemberHasAccount" });
    expect(await confirm(taken.id, randomUUID())).toEqual({ __typename: "MembershipRequestNotFound" });

    await app.sql(`update identity.accounts set verification = 'CONTACT_PROVEN' where id = $1`, [
      chair.viewer.accountId,
    ]);
    const own = await ask(chair, school);
    expect(await confirm((await world.member(school)).id, own.request.id)).toEqual({
      __typename: "MembershipRequestNotFound",
    });
  });

  it("refuses with a reason that its author reads, who may ask again", async () => {
    const school = await world.organisation();
    const actor = await actorOf(await aPerson());
    const { request } = await ask(actor, school);
    const chair = await keeperOf(school);
    const reject = async (reason: string) =>
      (await chair.run(Reject, { input: { requestId: request.id, reason } })).rejectMembership;
    expect(await reject(" ")).toEqual({ __typename: "InvalidInput", fields: [{ path: "reason" }] });
    expect(await reject("Вас нет на учёте.")).toEqual({
      __typename: "RejectMembershipPayload",
      request: { status: "REJECTED", reason: "Вас нет на учёте." },
    });
    expect(await actor.run(`{ viewer { verificationLevel membershipRequest { status reason } } }`)).toEqual({
      viewer: {
        verificationLevel: "CONTACT_PROVEN",
        membershipRequest: { status: "REJECTED", reason: "Вас нет на учёте." },
      },
    });
    expect(await ask(actor, school)).toMatchObject({ request: { status: "WAITING" } });
  });

  it("is waited for in pages, the first to ask first", async () => {
    const school = await world.organisation();
    const ids = [];
    for (let people = 0; people < 3; people++) {
      ids.push((await ask(await actorOf(await aPerson()), school)).request.id);
    }
    const chair = await keeperOf(school);
    const representations = [{ __typename: "Organisation", id: school.id }];
    const page = async (after?: string) =>
      (await chair.run(Queue, { representations, first: 2, after }))._entities[0].membershipRequests;
    const first = await page();
    const second = await page(first.pageInfo.endCursor);
    expect([...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id)).toEqual(ids);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, second.totalCount]).toEqual([
      true,
      false,
      3,
    ]);
  });
});

describe("what the register tells", () => {
  it("ends the confirmation with the membership, and gives it back with the return", async () => {
    const member = await world.member(await world.organisation());
    const anna = await aPerson();
    await prove(await actorOf(anna), member.card);

    await tell("memberRemoved", { memberId: member.id });
    await app.eventually(
      () => levelOf(anna),
      (level) => level === "CONTACT_PROVEN",
    );
    await tell("memberRegistered", { memberId: member.id });
    await app.eventually(
      () => levelOf(anna),
      (level) => level === "MEMBER_CONFIRMED",
    );
    const said = await app.sql<{ level: string; evidence: string }>(
      "select level, evidence from identity.verifications where account_id = $1 order by id",
      [anna.id],
    );
    expect(said.map(({ level, evidence }) => `${level} ${evidence}`)).toEqual([
      "MEMBER_CONFIRMED CARD",
      "CONTACT_PROVEN REGISTER",
      "MEMBER_CONFIRMED REGISTER",
    ]);
  });

  it("makes a member of the account whose application was accepted, once however often it is told", async () => {
    const member = await world.member(await world.organisation());
    const [anna, boris] = [await aPerson(), await aPerson()];
    const accepted = { status: "ACCEPTED", memberId: member.id };
    await tell("applicationDecided", { ...accepted, accountId: null });
    await tell("applicationDecided", { ...accepted, accountId: anna.id });
    await tell("applicationDecided", { ...accepted, accountId: anna.id });
    await tell("applicationDecided", { status: "REJECTED", accountId: boris.id });
    await app.eventually(
      () => levelOf(anna),
      (level) => level === "MEMBER_CONFIRMED",
    );
    expect(await world.told("verificationChanged", anna.id)).toHaveLength(1);
    expect(await levelOf(boris)).toBe("CONTACT_PROVEN");
  });

  it("cannot be changed afterwards in what was said of an account", async () => {
    const rights = await app.sql(
      `select has_table_privilege('identity', 'identity.verifications', 'update') as changes,
         has_table_privilege('identity', 'identity.verifications', 'delete') as deletes`,
    );
    expect(rights).toEqual([{ changes: false, deletes: false }]);
  });
});
