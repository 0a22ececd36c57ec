import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { registry } from "../subgraph.js";
import { chairOf, facts, organisationId, person, register, rowsOf, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const ENROLMENT = `enrolment { id status fee { kopecks } member { id card { status activatedAt } } }`;
const PROBLEMS = `... on Problem { message } ... on InvalidInput { fields { path } } ... on CardStatusDiffers { status }`;
const Join = `mutation Join($input: JoinCardSystemInput!) { joinCardSystem(input: $input) {
  __typename ... on JoinCardSystemPayload { payUrl ${ENROLMENT} } ${PROBLEMS} } }`;
const Settle = `mutation Settle($input: SettleCardFeeInput!) { settleCardFee(input: $input) {
  __typename ... on SettleCardFeePayload { ${ENROLMENT} } ... on Problem { message } } }`;
const Leave = `mutation Leave($input: LeaveCardSystemInput!) { leaveCardSystem(input: $input) {
  __typename ... on LeaveCardSystemPayload { ${ENROLMENT} } ... on Problem { message } } }`;
const SetFee = `mutation Set($input: SetCardFeeInput!) { setCardFee(input: $input) {
  __typename ... on SetCardFeePayload { cardFee { sinceOn fee { kopecks } } } ... on InvalidInput { fields { path } } } }`;
const Fee = "query Fee($on: PlainDate) { cardFee(on: $on) { sinceOn fee { kopecks } } }";
const Seen = `query Seen($id: ID!) { member(id: $id) {
  cardEnrolment { status } card { status activatedAt } consents { purpose isGiven } } }`;
const Joined = `query Joined($id: ID!, $status: CardEnrolmentStatus, $first: Int!, $after: String) { organisation(id: $id) {
  cardEnrolments(status: $status, first: $first, after: $after) {
    totalCount nodes { member { id } status } pageInfo { endCursor } } } }`;
const Activate = `mutation Activate($input: ActivateVirtualCardInput!) { activateVirtualCard(input: $input) {
  __typename ... on CardFeeDue { fee { kopecks } } } }`;

interface Enrolment {
  id: string;
  status: string;
  fee: { kopecks: number };
  member: { id: string; card: { status: string; activatedAt: string | null } };
}
interface Answer {
  __typename: string;
  enrolment: Enrolment;
  payUrl: string | null;
  status: string;
}

const setFee = async (kopecks: number, sinceOn = today()) =>
  (await person(app, Role.ADMINISTRATOR, "union").run(SetFee, { input: { sinceOn, kopecks } })).setCardFee;
const self = (memberId: string) => person(app, Role.MEMBER, "school", memberId);
const join = async (who: Actor, textVersion = 1): Promise<Answer> =>
  (await who.run(Join, { input: { textVersion } })).joinCardSystem;
const settle = async (who: Actor, enrolmentId: string): Promise<Answer> =>
  (await who.run(Settle, { input: { enrolmentId } })).settleCardFee;
const leave = async (who: Actor, enrolmentId: string): Promise<Answer> =>
  (await who.run(Leave, { input: { enrolmentId } })).leaveCardSystem;
const seen = async (id: string) => (await self(id).run(Seen, { id })).member;
const turnTo = (id: string, status: string) =>
  app.sql("update registry.membership_cards set status = $2 where member_id = $1", [id, status]);

describe("joining the card system", () => {
  it("brings the card at once where there is no fee, and keeps the consent", async () => {
    await setFee(0);
    const id = await register(app, "school");

    const answer = await join(self(id));
    const again = await join(self(id));

    expect(answer).toEqual({
      __typename: "JoinCardSystemPayload",
      payUrl: null,
      enrolment: {
        id: expect.any(String),
        status: "JOINED",
        fee: { kopecks: 0 },
        member: { id, card: { status: "VIRTUAL", activatedAt: expect.any(String) } },
      },
    });
    expect(again).toEqual(answer);
    expect((await seen(id)).consents).toEqual([{ purpose: "CARD", isGiven: true }]);
  });

  it("brings the card once the fee is paid, however often the member comes back from the bank", async () => {
    await setFee(5_000);
    const id = await register(app, "school");

    const [asked, again] = await Promise.all([join(self(id)), join(self(id))]);
    const before = await seen(id);
    const settled = await Promise.all([
      settle(self(id), asked.enrolment.id),
      settle(self(id), asked.enrolment.id),
    ]);

    expect(asked).toMatchObject({ payUrl: expect.stringMatching(/^http/), enrolment: { status: "ASKED" } });
    expect(again).toEqual(asked);
    expect(before).toMatchObject({
      cardEnrolment: { status: "ASKED" },
      card: { status: "NOT_ORDERED", activatedAt: null },
    });
    for (const { enrolment } of settled) {
      expect(enrolment).toMatchObject({
        status: "JOINED",
        fee: { kopecks: 5_000 },
        member: { card: { status: "VIRTUAL" } },
      });
    }
    expect(await join(self(id))).toMatchObject({ payUrl: null, enrolment: { id: asked.enrolment.id } });
  });

  it("asks who joined by another card of theirs for no fee again, and brings the card that was kept", async () => {
    await setFee(5_000);
    const [kept, merged] = [await register(app, "school"), await register(app, "school")];
    const { enrolment } = await join(self(merged));
    await settle(self(merged), enrolment.id);
    await chairOf(app, "school").run(
      `mutation M($input: MergeMembersInput!) { mergeMembers(input: $input) { __typename } }`,
      { input: { keptId: kept, mergedId: merged, reason: "Приняли дважды." } },
    );
    expect(await seen(kept)).toMatchObject({
      cardEnrolment: { status: "JOINED" },
      card: { status: "NOT_ORDERED", activatedAt: null },
    });
    expect(await join(self(kept))).toMatchObject({
      payUrl: null,
      enrolment: {
        id: enrolment.id,
        status: "JOINED",
        member: { id: kept, card: { status: "VIRTUAL", activatedAt: expect.any(String) } },
      },
    });
    expect((await seen(kept)).consents).toEqual([{ purpose: "CARD", isGiven: true }]);
  });

  it.each([
    ["declines", 5_013, "DECLINED"],
    ["has not decided", 5_014, "ASKED"],
  ])("brings nothing while the bank %s", async (_what, kopecks, status) => {
    await setFee(kopecks);
    const id = await register(app, "school");
    const { enrolment } = await join(self(id));

    expect((await settle(self(id), enrolment.id)).enrolment).toMatchObject({
      status,
      member: { card: { status: "NOT_ORDERED" } },
    });
    const next = await join(self(id));
    expect(next.enrolment.id === enrolment.id).toBe(status === "ASKED");
    expect(next.enrolment.status).toBe("ASKED");
  });

  it("asks what was in force when the member asked", async () => {
    await setFee(5_000);
    const id = await register(app, "school");
    const { enrolment } = await join(self(id));
    await setFee(9_000);

    expect((await join(self(id))).enrolment).toMatchObject({ id: enrolment.id, fee: { kopecks: 5_000 } });
  });

  it("keeps what was paid for a card that does not count until it counts again", async () => {
    await setFee(5_000);
    const id = await register(app, "school");
    const { enrolment } = await join(self(id));
    await turnTo(id, "BLOCKED");

    expect((await settle(self(id), enrolment.id)).enrolment.status).toBe("PAID");
    expect(await join(self(id))).toMatchObject({ __typename: "CardStatusDiffers", status: "BLOCKED" });
    await turnTo(id, "NOT_ORDERED");
    expect((await settle(self(id), enrolment.id)).enrolment.status).toBe("JOINED");
  });

  it("refuses another text than the one in force, and one who is no member", async () => {
    await setFee(0);
    const id = await register(app, "school");

    expect(await join(self(id), 99)).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "textVersion" }],
    });
    expect(await join(person(app, Role.STAFF, "union"))).toMatchObject({ __typename: "MemberNotFound" });
    expect(await app.anonymous.refusal(Join, { input: { textVersion: 1 } })).toBe("UNAUTHENTICATED");
    expect((await seen(id)).consents).toEqual([]);
  });

  it("is nobody else's to settle, to leave or to write", async () => {
    await setFee(5_000);
    const id = await register(app, "school");
    const { enrolment } = await join(self(id));
    const other = self(await register(app, "school"));

    for (const who of [other, chairOf(app, "school")]) {
      expect((await settle(who, enrolment.id)).__typename).toBe("CardEnrolmentNotFound");
      expect((await leave(who, enrolment.id)).__typename).toBe("CardEnrolmentNotFound");
    }
    const chair = rowsOf(app, facts(Role.CHAIR, "school"));
    expect(await chair.execute("update card_enrolments set paid_at = now() returning id")).toEqual([]);
  });
});

describe("leaving the card system", () => {
  it("withdraws the consent and takes the card from the telephone, and one may join again", async () => {
    await setFee(0);
    const id = await register(app, "school");
    const { enrolment } = await join(self(id));

    const left = await leave(self(id), enrolment.id);

    expect(left.enrolment).toMatchObject({
      id: enrolment.id,
      status: "LEFT",
      member: { card: { status: "NOT_ORDERED", activatedAt: null } },
    });
    expect(await leave(self(id), enrolment.id)).toEqual(left);
    expect((await seen(id)).consents).toEqual([{ purpose: "CARD", isGiven: false }]);
    const again = await join(self(id));
    expect(again.enrolment).toMatchObject({ status: "JOINED" });
    expect(again.enrolment.id).not.toBe(enrolment.id);
  });

  it("leaves a card of plastic with the member", async () => {
    await setFee(0);
    const id = await register(app, "school");
    await turnTo(id, "ISSUED");
    const { enrolment } = await join(self(id));

    expect((await leave(self(id), enrolment.id)).enrolment.member.card).toEqual({
      status: "ISSUED",
      activatedAt: null,
    });
  });

  it("follows from the consent withdrawn by a paper", async () => {
    await setFee(0);
    const id = await register(app, "school");
    await join(self(id));

    await chairOf(app, "school").run(
      `mutation W($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { __typename } }`,
      { input: { memberId: id, purpose: "CARD" } },
    );

    const member = await app.eventually(
      () => seen(id),
      ({ cardEnrolment }) => cardEnrolment.status === "LEFT",
    );
    expect(member.card).toEqual({ status: "NOT_ORDERED", activatedAt: null });
  });

  it("brings no card for a fee that is paid afterwards", async () => {
    await setFee(5_000);
    const id = await register(app, "school");
    const { enrolment } = await join(self(id));
    await leave(self(id), enrolment.id);

    expect((await settle(self(id), enrolment.id)).enrolment).toMatchObject({
      status: "LEFT",
      member: { card: { status: "NOT_ORDERED" } },
    });
    expect(
      await app.sql("select paid_at is not null as paid from registry.card_enrolments where id = $1", [
        enrolment.id,
      ]),
    ).toEqual([{ paid: true }]);
  });
});

describe("the fee", () => {
  it("holds from its day on, for all to read", async () => {
    await setFee(0);
    expect(await setFee(7_000, "2190-01-01")).toEqual({
      __typename: "SetCardFeePayload",
      cardFee: { sinceOn: "2190-01-01", fee: { kopecks: 7_000 } },
    });
    const feeOn = async (on?: string) => (await app.anonymous.run(Fee, { on })).cardFee;
    expect(await feeOn()).toEqual({ sinceOn: today(), fee: { kopecks: 0 } });
    expect(await feeOn("2190-05-01")).toEqual({ sinceOn: "2190-01-01", fee: { kopecks: 7_000 } });
    expect(await feeOn("1999-01-01")).toEqual({ sinceOn: null, fee: { kopecks: 0 } });
    expect(await setFee(5, "1999-01-01")).toMatchObject({
      fields: [{ path: "sinceOn" }, { path: "kopecks" }],
    });
    expect(
      await person(app, Role.ADMINISTRATOR, "north").refusal(SetFee, {
        input: { sinceOn: today(), kopecks: 0 },
      }),
    ).toBe("FORBIDDEN");
  });

  it("keeps a card from the telephone and from orders until the member has joined", async () => {
    await setFee(5_000);
    const [payer, other] = [await register(app, "plant"), await register(app, "plant")];
    const numberOf = async (id: string) =>
      (await self(id).run(`query N($id: ID!) { member(id: $id) { card { number } } }`, { id })).member.card
        .number as string;
    const activate = async (id: string) =>
      (await self(id).run(Activate, { input: { number: await numberOf(id) } })).activateVirtualCard;
    const chair = chairOf(app, "plant");

    expect(await activate(other)).toEqual({ __typename: "CardFeeDue", fee: { kopecks: 5_000 } });
    const { enrolment } = await join(self(payer));
    await settle(self(payer), enrolment.id);
    const { createCardOrder } = await chair.run(
      `mutation C($input: CreateCardOrderInput!) { createCardOrder(input: $input) {
        ... on CreateCardOrderPayload { order { id } } } }`,
      { input: { organisationId: organisationId("plant") } },
    );
    const { addToCardOrder } = await chair.run(
      `mutation A($input: AddToCardOrderInput!) { addToCardOrder(input: $input) {
        ... on AddToCardOrderPayload { order { size } notAdded { id } } } }`,
      { input: { orderId: createCardOrder.order.id, memberIds: [payer, other] } },
    );
    expect(addToCardOrder).toEqual({ order: { size: 1 }, notAdded: [{ id: other }] });

    await setFee(0);
    expect((await activate(other)).__typename).toBe("ActivateVirtualCardPayload");
  });
});

describe("who has joined", () => {
  it("is seen by the chair, page by page, and by nobody elsewhere", async () => {
    await setFee(0);
    const [first, second] = [await register(app, "harbour"), await register(app, "harbour")];
    await join(self(first));
    const { enrolment } = await join(self(second));
    await leave(self(second), enrolment.id);
    const ask = async (who: Actor, more: object = {}) =>
      (await who.run(Joined, { id: organisationId("harbour"), first: 1, ...more })).organisation
        .cardEnrolments;

    const page = await ask(chairOf(app, "harbour"));
    const next = await ask(chairOf(app, "south"), { after: page.pageInfo.endCursor });

    expect(page).toMatchObject({ totalCount: 2, nodes: [{ member: { id: second }, status: "LEFT" }] });
    expect(next).toMatchObject({ totalCount: 2, nodes: [{ member: { id: first }, status: "JOINED" }] });
    expect(await ask(chairOf(app, "harbour"), { status: "JOINED" })).toMatchObject({
      totalCount: 1,
      nodes: [{ member: { id: first } }],
    });
    expect(await ask(chairOf(app, "plant"))).toBeNull();
  });
});
