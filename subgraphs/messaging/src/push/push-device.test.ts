import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { openCompanions } from "../companions.js";
import { messaging } from "../subgraph.js";
import { someMember } from "../testing/cabinet.js";
import { Browser } from "../testing/push-door.js";
import { TestUnion } from "../testing/union.js";
import { MOST_DEVICES } from "./push-devices.js";

const app = testSubgraph({
  ...messaging,
  open: (parts) => openCompanions(parts, { VAPID_SUBJECT: "mailto:help@union.example" }),
});
beforeAll(() => TestUnion.open(app));

const aBrowser = () => new Browser(`https://fcm.googleapis.com/fcm/send/${randomUUID()}`);

async function add(who: Actor, { subscription } = aBrowser(), change: object = {}) {
  const { addPushDevice } = await who.run(
    `mutation A($input: AddPushDeviceInput!) { addPushDevice(input: $input) { __typename
       ... on AddPushDevicePayload { pushDevices { id name isOfThisSession lastUsedAt } }
       ... on InvalidInput { fields { path } } } }`,
    { input: { ...subscription, name: "Firefox, Android", ...change } },
  );
  return addPushDevice;
}

async function devicesOf(who: Actor, whose = who) {
  const answer = await who.run(
    `query Of($id: ID!) { _entities(representations: [{ __typename: "Account", id: $id }]) {
       ... on Account { pushKey noticeChannels pushDevices { id name isOfThisSession } } } }`,
    { id: whose.viewer.accountId },
  );
  return answer._entities[0];
}

/** The same person in a session. */
const inSession = ({ viewer: { accountId, memberId, grants } }: Actor, sessionId: string) =>
  app.as({ accountId, memberId, grants, sessionId });

describe("a device that shows notices", () => {
  it("is added once, renamed by the same again, and told apart by its session", async () => {
    const anna = await someMember(app);
    const [phone, work] = [inSession(anna, randomUUID()), inSession(anna, randomUUID())];
    const browser = aBrowser();
    expect(await add(phone, browser)).toEqual({
      __typename: "AddPushDevicePayload",
      pushDevices: [
        { id: expect.any(String), name: "Firefox, Android", isOfThisSession: true, lastUsedAt: null },
      ],
    });
    await add(phone, browser, { name: "  Мой телефон " });
    await add(work);
    expect(await devicesOf(phone)).toEqual({
      pushKey: expect.stringMatching(/^[\w-]{87}$/),
      noticeChannels: ["PUSH"],
      pushDevices: [
        { id: expect.any(String), name: "Firefox, Android", isOfThisSession: false },
        { id: expect.any(String), name: "Мой телефон", isOfThisSession: true },
      ],
    });
  });

  it.each([
    ["endpoint", { endpoint: "https://169.254.169.254/latest" }],
    ["endpoint", { endpoint: `https://fcm.googleapis.com/${"x".repeat(2_000)}` }],
    ["p256dh", { p256dh: "AAAA" }],
    ["p256dh", { p256dh: Buffer.alloc(65, 4).toString("base64url") }],
    ["p256dh", { auth: "AAAA" }],
    ["name", { name: " " }],
    ["name", { name: "x".repeat(101) }],
  ])("is not added where %s does not fit", async (path, change) => {
    const anna = await someMember(app);
    expect(await add(anna, aBrowser(), change)).toEqual({ __typename: "InvalidInput", fields: [{ path }] });
    expect((await devicesOf(anna)).pushDevices).toEqual([]);
  });

  it(`is one of ${MOST_DEVICES} at most`, async () => {
    const anna = await someMember(app);
    const first = aBrowser();
    await add(anna, first);
    for (let count = 1; count < MOST_DEVICES; count += 1) await add(anna);
    expect(await add(anna)).toEqual({ __typename: "InvalidInput", fields: [{ path: "endpoint" }] });
    expect((await add(anna, first)).pushDevices).toHaveLength(MOST_DEVICES);
  });

  it("belongs to whoever asked on it last", async () => {
    const [anna, boris] = [await someMember(app), await someMember(app)];
    const browser = aBrowser();
    await add(anna, browser);
    await add(boris, browser);
    expect((await devicesOf(anna)).pushDevices).toEqual([]);
    expect((await devicesOf(boris)).pushDevices).toHaveLength(1);
  });

  it("is removed by its holder alone, and seen by nobody else", async () => {
    const [anna, boris] = [await someMember(app), await someMember(app)];
    const { pushDevices } = await add(anna);
    const remove = async (who: Actor, deviceId: string) =>
      (
        await who.run(
          `mutation R($input: RemovePushDeviceInput!) { removePushDevice(input: $input) { __typename
             ... on RemovePushDevicePayload { pushDevices { id } } } }`,
          { input: { deviceId } },
        )
      ).removePushDevice;
    expect(await remove(boris, pushDevices[0].id)).toEqual({ __typename: "PushDeviceNotFound" });
    expect(await remove(anna, "no id")).toEqual({ __typename: "PushDeviceNotFound" });
    expect(await devicesOf(boris, anna)).toEqual({ pushKey: null, noticeChannels: null, pushDevices: null });
    expect(await remove(anna, pushDevices[0].id)).toEqual({
      __typename: "RemovePushDevicePayload",
      pushDevices: [],
    });
  });

  it("shows nothing any more once one has signed out on it, or everywhere", async () => {
    const union = await TestUnion.found(app);
    const anna = await someMember(app);
    const { accountId } = anna.viewer;
    const sessions = [randomUUID(), randomUUID(), randomUUID()];
    for (const session of sessions) await add(inSession(anna, session));
    await union.hear("sessionsEnded", { accountId, sessionId: sessions[0] });
    expect((await devicesOf(anna)).pushDevices).toHaveLength(2);
    await union.hear("sessionsEnded", { accountId: randomUUID() });
    expect((await devicesOf(anna)).pushDevices).toHaveLength(2);
    await union.hear("sessionsEnded", { accountId });
    expect((await devicesOf(anna)).pushDevices).toEqual([]);
  });
});
