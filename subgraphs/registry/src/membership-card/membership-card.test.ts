import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, person, register, rowsOf, facts, seedWorld, uniqueName } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const CARD = `... on Problem { message } ... on CardStatusDiffers { status }`;
const card = "member { card { number status issuedOn statusChangedBy { id } } }";
const turn = async (who: Actor, name: string, memberId: string, more: object = {}) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const answer = await who.run(
    `mutation Turn($input: ${type}Input!) { ${name}(input: $input) {
      __typename ... on ${type}Payload { ${card} } ${CARD} ${name === "issueCard" ? "... on InvalidInput { fields { path } }" : ""} } }`,
    { input: { memberId, ...more } },
  );
  return answer[name] as Turned;
};
const turnOwn = async (who: Actor, name: string) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const [held] = await app.sql<{ number: string }>(
    "select number from registry.membership_cards where member_id = $1 and replaced_on is null",
    [who.viewer.memberId],
  );
  const answer = await who.run(
    `mutation Turn($input: ${type}Input!) { ${name}(input: $input) {
      __typename ... on ${type}Payload { member { card { number status activatedAt } } } ${CARD} } }`,
    { input: { number: held?.number ?? "0000000000000000" } },
  );
  return answer[name] as Turned;
};
interface Turned {
  __typename: string;
  status: string;
  member: { card: { number: string; status: string; issuedOn: string | null; activatedAt: string | null } };
}

const withCard = async (status: string, issuedOn: string | null = null) => {
  const id = await register(app, "school");
  await app.sql(
    `update registry.membership_cards set status = $2::registry.card_status, issued_on = $3 where member_id = $1`,
    [id, status, issuedOn],
  );
  return id;
};
const holder = (memberId: string) => person(app, Role.MEMBER, "school", memberId);

describe("a membership card", () => {
  it("is handed out on a day, blocked and counts again", async () => {
    const id = await withCard("DELIVERED");
    const chair = chairOf(app, "school");

    const issued = await turn(chair, "issueCard", id, { on: "2024-02-01" });
    expect(issued.member.card).toMatchObject({
      status: "ISSUED",
      issuedOn: "2024-02-01",
      statusChangedBy: { id: chair.viewer.accountId },
    });
    expect((await turn(chair, "blockCard", id)).member.card.status).toBe("BLOCKED");
    expect((await turn(chair, "unblockCard", id)).member.card.status).toBe("ISSUED");
    const told = (await app.told()).filter(
      ({ name, payload }) => name === "cardChanged" && (payload as { memberId: string }).memberId === id,
    );
    expect(told.map(({ payload }) => (payload as { status: string }).status)).toEqual([
      "ISSUED",
      "BLOCKED",
      "ISSUED",
    ]);
  });

  it("is replaced by one of another number, and the former stays in the history", async () => {
    const id = await withCard("ISSUED", "2024-02-01");
    const chair = chairOf(app, "school");
    const lost = await turn(chair, "reportCardLost", id);
    expect(lost.member.card.status).toBe("LOST");

    const { member } = await turn(chair, "reissueCard", id);

    expect(member.card).toMatchObject({ status: "NOT_ORDERED", issuedOn: null });
    expect(member.card.number).not.toBe(lost.member.card.number);
    expect(
      await app.sql(
        `select status, replaced_on is not null as is_replaced from registry.membership_cards
         where member_id = $1 order by status_changed_at`,
        [id],
      ),
    ).toEqual(
      expect.arrayContaining([
        { status: "REPLACED", is_replaced: true },
        { status: "NOT_ORDERED", is_replaced: false },
      ]),
    );
  });

  it("goes on the telephone of whom it belongs to, beside the plastic one or without", async () => {
    const [bare, ordered] = [await withCard("NOT_ORDERED"), await withCard("ORDERED")];

    const first = await turnOwn(holder(bare), "activateVirtualCard");
    const again = await turnOwn(holder(bare), "activateVirtualCard");
    const beside = await turnOwn(holder(ordered), "activateVirtualCard");

    expect(first.member.card).toMatchObject({ status: "VIRTUAL", activatedAt: expect.any(String) });
    expect(again.member.card.activatedAt).toBe(first.member.card.activatedAt);
    expect(beside.member.card).toMatchObject({ status: "ORDERED", activatedAt: expect.any(String) });
  });

  it("of whoever has left the register is turned no more, and counts again as it did when they return", async () => {
    const name = uniqueName();
    const id = await register(app, "school", { name });
    expect((await turnOwn(holder(id), "activateVirtualCard")).member.card.status).toBe("VIRTUAL");
    const chair = chairOf(app, "school");
    await chair.run(`mutation R($input: RemoveMemberInput!) { removeMember(input: $input) { __typename } }`, {
      input: { memberId: id, reason: "DISMISSED", on: "2024-05-31" },
    });
    for (const deed of ["unblockCard", "issueCard", "reissueCard"]) {
      expect((await turn(chair, deed, id)).__typename).toBe("MemberNotFound");
    }
    await register(app, "school", { name, joinedOn: "2024-06-03" });
    expect(await app.sql("select status from registry.membership_cards where member_id = $1", [id])).toEqual([
      { status: "VIRTUAL" },
    ]);
    expect(
      await app.sql("select status from published.card_period where member_id = $1 and until_on is null", [
        id,
      ]),
    ).toEqual([{ status: "VIRTUAL" }]);
  });

  it("is reported lost by its holder, who cannot lift what the register has blocked", async () => {
    const [lost, blocked] = [await withCard("ISSUED", "2024-02-01"), await withCard("BLOCKED")];

    expect((await turnOwn(holder(lost), "reportOwnCardLost")).member.card.status).toBe("LOST");
    expect(await turnOwn(holder(blocked), "activateVirtualCard")).toMatchObject({
      __typename: "CardStatusDiffers",
      status: "BLOCKED",
    });
    const rows = rowsOf(app, facts(Role.MEMBER, "school", blocked));
    await rows.execute("update membership_cards set status = 'ISSUED' where member_id = ?", [blocked]);
    expect(
      await app.sql("select status from registry.membership_cards where member_id = $1", [blocked]),
    ).toEqual([{ status: "BLOCKED" }]);
  });

  it.each([
    ["issueCard", "NOT_ORDERED"],
    ["issueCard", "BLOCKED"],
    ["blockCard", "DELIVERED"],
    ["unblockCard", "ISSUED"],
    ["reportCardLost", "NOT_ORDERED"],
    ["reissueCard", "ORDERED"],
  ])("does not let %s be done with one that is %s", async (name, status) => {
    const id = await withCard(status);
    expect(await turn(chairOf(app, "school"), name, id)).toMatchObject({
      __typename: "CardStatusDiffers",
      status,
    });
  });

  it("is not handed out on a day to come", async () => {
    const id = await withCard("DELIVERED");
    expect(await turn(chairOf(app, "school"), "issueCard", id, { on: "2190-01-01" })).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "on" }],
      message: "Проверьте заполнение полей.",
    });
  });

  it("is another's to nobody", async () => {
    const id = await withCard("ISSUED", "2024-02-01");
    for (const name of ["blockCard", "reportCardLost", "reissueCard", "unblockCard", "issueCard"]) {
      expect((await turn(chairOf(app, "plant"), name, id)).__typename).toBe("MemberNotFound");
    }
    expect(await turnOwn(person(app, Role.MEMBER, "school"), "reportOwnCardLost")).toMatchObject({
      __typename: "MemberNotFound",
    });
    const lose = `mutation Lose($input: ReportOwnCardLostInput!) { reportOwnCardLost(input: $input) { __typename } }`;
    expect(await holder(id).run(lose, { input: { number: "0000000000000000" } })).toEqual({
      reportOwnCardLost: { __typename: "MemberNotFound" },
    });
    expect(await app.anonymous.refusal(lose, { input: { number: "" } })).toBe("UNAUTHENTICATED");
  });
});
