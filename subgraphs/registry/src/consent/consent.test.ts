import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, person, register, rowsOf, facts, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const HELD = `consents { purpose channel isGiven textVersion evidence saidOn usedUntil keptUntil recordedBy { id } }`;
const Give = `mutation Give($input: GiveConsentInput!) { giveConsent(input: $input) {
  __typename ... on GiveConsentPayload { member { ${HELD} } } ... on InvalidInput { fields { path } } } }`;
const Withdraw = `mutation Withdraw($input: WithdrawConsentInput!) { withdrawConsent(input: $input) {
  __typename ... on WithdrawConsentPayload { member { ${HELD} } } ... on InvalidInput { fields { path } } } }`;
const Seen = `query Seen($id: ID!) { member(id: $id) { consentedOn consents { purpose isGiven } consentHistory { isGiven } } }`;

const self = (memberId: string) => person(app, Role.MEMBER, "school", memberId);
const give = (who: Actor, input: object) => who.run(Give, { input: { textVersion: 1, ...input } });

describe("a consent", () => {
  it("is given and withdrawn by the member, and the law's terms begin to run", async () => {
    const id = await register(app, "school");
    const me = self(id);

    const given = await give(me, { purpose: "BONUS_PROGRAMME", on: "2026-11-02" });
    const withdrawn = await me.run(Withdraw, { input: { purpose: "BONUS_PROGRAMME", on: "2026-11-06" } });

    const common = {
      purpose: "BONUS_PROGRAMME",
      channel: null,
      evidence: "ACCOUNT",
      recordedBy: { id: me.viewer.accountId },
    };
    expect(given.giveConsent.member.consents).toEqual([
      { ...common, isGiven: true, textVersion: 1, saidOn: "2026-11-02", usedUntil: null, keptUntil: null },
    ]);
    expect(withdrawn.withdrawConsent.member.consents).toEqual([
      {
        ...common,
        isGiven: false,
        textVersion: null,
        saidOn: "2026-11-06",
        usedUntil: "2026-11-20",
        keptUntil: "2026-12-06",
      },
    ]);
    expect((await me.run(Seen, { id })).member.consentHistory).toEqual([
      { isGiven: true },
      { isGiven: false },
    ]);
    expect(await app.told()).toContainEqual({
      name: "consentWithdrawn",
      payload: { memberId: id, purpose: "BONUS_PROGRAMME", channel: null, on: "2026-11-06" },
    });
  });

  it("is kept for each channel apart", async () => {
    const id = await register(app, "school");
    const me = self(id);
    await give(me, { purpose: "NOTIFICATIONS", channel: "EMAIL" });
    await give(me, { purpose: "NOTIFICATIONS", channel: "SMS" });
    await me.run(Withdraw, { input: { purpose: "NOTIFICATIONS", channel: "SMS" } });

    expect(
      await app.sql("select purpose, channel from published.consent where member_id = $1", [id]),
    ).toEqual([{ purpose: "NOTIFICATIONS", channel: "EMAIL" }]);
  });

  it("to membership stands on the card, and its withdrawal leaves the card without", async () => {
    const id = await register(app, "school");
    const me = self(id);
    const consentedOn = async () => (await me.run(Seen, { id })).member.consentedOn as string | null;
    await give(me, { purpose: "MEMBERSHIP", on: "2026-11-02" });
    await app.eventually(consentedOn, (day) => day === "2026-11-02");

    await me.run(Withdraw, { input: { purpose: "MEMBERSHIP" } });

    await app.eventually(consentedOn, (day) => day === null);
  });

  it("on paper is recorded by the keeper of the register, and by no other", async () => {
    const id = await register(app, "school");
    const { giveConsent } = await give(chairOf(app, "school"), { memberId: id, purpose: "CARD" });
    expect(giveConsent.member.consents).toMatchObject([{ purpose: "CARD", evidence: "PAPER" }]);

    for (const other of [chairOf(app, "plant"), self(await register(app, "school"))]) {
      expect(await give(other, { memberId: id, purpose: "INSURANCE" })).toEqual({
        giveConsent: { __typename: "MemberNotFound" },
      });
    }
    await expect(
      rowsOf(app, facts(Role.MEMBER, "school", await register(app, "school"))).execute(
        `insert into consents (member_id, purpose, is_given, evidence, said_on)
         values (?, 'INSURANCE', true, 'ACCOUNT', current_date)`,
        [id],
      ),
    ).rejects.toThrow("row-level security");
    expect(await app.anonymous.refusal(Give, { input: { purpose: "CARD", textVersion: 1 } })).toBe(
      "UNAUTHENTICATED",
    );
  });

  it.each([
    ["another text than the one in force", { purpose: "CARD", textVersion: 2 }, "textVersion"],
    ["a channel of what is not sent", { purpose: "CARD", channel: "SMS" }, "channel"],
    ["a day to come", { purpose: "CARD", on: "2190-01-01" }, "on"],
  ])("is not taken for %s", async (_what, input, path) => {
    expect(await give(self(await register(app, "school")), input)).toEqual({
      giveConsent: { __typename: "InvalidInput", fields: [{ path }] },
    });
  });

  it("has a text for each purpose, and an applicant is asked for a few", async () => {
    const { all, few } = await app.anonymous.run(
      "{ all: consentTexts(onJoining: false) { purpose recipient } few: consentTexts { purpose } }",
    );
    expect([all.length, few.map(({ purpose }: { purpose: string }) => purpose)]).toEqual([
      10,
      ["MEMBERSHIP", "WITHHOLDING", "NOTIFICATIONS"],
    ]);
  });
});
