import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { identity } from "../subgraph.js";
import { World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
beforeAll(() => world.publish());

const Changes = `query Changes($id: ID!, $first: Int! = 20, $after: String) { account(id: $id) { secondFactor {
  changes(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { kind changedAt changedBy reason } } } } }`;
const Renew = `mutation Renew($password: String!, $code: String!) {
  renewRecoveryCodes(input: { password: $password, code: $code }) { __typename } }`;
const Reset = `mutation Reset($id: ID!, $reason: String!) {
  resetSecondFactor(input: { accountId: $id, reason: $reason }) { __typename } }`;

/** A chair whose factor was turned on, whose codes were renewed by one of them, and which was reset. */
async function scene() {
  const region = await world.organisation();
  const school = await world.organisation(region);
  const chair = await world.account({
    displayName: "Юлия Орлова",
    grants: [{ role: Role.CHAIR, at: school }],
  });
  const own = await world.signIn(chair);
  const { recoveryCodes } = await world.secondFactor(chair, own);
  await own.actor.run(Renew, { password: chair.password, code: recoveryCodes[0] });
  const helper = await world.account({
    displayName: "Пётр Админов",
    grants: [{ role: Role.ADMINISTRATOR, at: region }],
  });
  const { actor: administrator } = await world.signIn(helper);
  await administrator.run(Reset, { id: chair.id, reason: "Потерян телефон" });
  const { actor } = await world.signIn(chair);
  return { region, chair, actor, administrator };
}

const changesOf = async (reader: Actor, id: string, page: object = {}) =>
  (await reader.run(Changes, { id, ...page })).account?.secondFactor?.changes ?? null;

describe("what became of a second factor", () => {
  it("is read by its holder and by an administrator of where the role is held, the last first", async () => {
    const { chair, actor, administrator } = await scene();
    const own = { changedAt: expect.any(String), changedBy: "Юлия Орлова", reason: null };
    const nodes = [
      { ...own, kind: "RESET", changedBy: "Пётр Админов", reason: "Потерян телефон" },
      { ...own, kind: "CODES_RENEWED" },
      { ...own, kind: "RECOVERY_CODE_USED" },
      { ...own, kind: "TURNED_ON" },
    ];
    const whole = { totalCount: 4, pageInfo: { hasNextPage: false, endCursor: expect.any(String) }, nodes };
    expect(await changesOf(actor, chair.id)).toEqual(whole);
    expect(await changesOf(administrator, chair.id)).toEqual(whole);

    const first = await changesOf(actor, chair.id, { first: 3 });
    expect(first).toMatchObject({ nodes: nodes.slice(0, 3), pageInfo: { hasNextPage: true } });
    expect(await changesOf(actor, chair.id, { after: first.pageInfo.endCursor })).toMatchObject({
      nodes: nodes.slice(3),
      pageInfo: { hasNextPage: false },
    });
  });

  it("is empty where there never was one, and nobody else's to read", async () => {
    const { region, chair } = await scene();
    const staff = await world.account({ grants: [{ role: Role.STAFF, at: region }] });
    const { actor } = await world.signIn(staff);
    expect(await changesOf(actor, staff.id)).toEqual({
      totalCount: 0,
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: [],
    });
    const stranger = await world.account({
      grants: [{ role: Role.ADMINISTRATOR, at: await world.organisation(await world.organisation()) }],
    });
    for (const reader of [actor, (await world.signIn(stranger)).actor, app.anonymous]) {
      expect(await changesOf(reader, chair.id)).toBeNull();
    }
  });

  it("tells a cursor of its own from others", async () => {
    const { chair, actor } = await scene();
    const after = Buffer.from(JSON.stringify(["x"])).toString("base64url");
    expect(await actor.refusal(Changes, { id: chair.id, after })).toBe("BAD_USER_INPUT");
  });
});
