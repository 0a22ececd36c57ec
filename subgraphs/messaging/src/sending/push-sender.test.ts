import { testSubgraph } from "@angel/kit/testing";
import { afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { PushDevices } from "../push/push-devices.js";
import { PushService } from "../push/push-service.js";
import { messaging } from "../subgraph.js";
import { standReach } from "../testing/cabinet.js";
import { PushDoor, type PushReaction, readVapid } from "../testing/push-door.js";
import { PushSender } from "./push-sender.js";
import type { Message } from "./sender.js";

const app = testSubgraph(messaging);
beforeAll(() => standReach(app));

const MESSAGE: Omit<Message, "to"> = {
  id: "01890a5d-ac96-774b-bcce-b302099a8057",
  title: "На обращение ответили",
  text: "На обращение ответили",
  link: "https://site.example/cabinet/appeals",
  decline: null,
};

describe("the devices of an account", () => {
  const doors: PushDoor[] = [];
  afterEach(async () => {
    for (const door of doors.splice(0)) await door.stop();
  });

  const open = async (react?: (path: string, attempt: number) => PushReaction) => {
    const door = await PushDoor.start(react);
    doors.push(door);
    return door;
  };
  const serviceFor = (...doorsAllowed: PushDoor[]) =>
    PushService.open(app.running, {
      VAPID_SUBJECT: "mailto:help@union.example",
      PUSH_HOSTS: doorsAllowed.map(({ origin }) => origin).join(),
    });
  const senderFor = (door: PushDoor, answerMs?: number) =>
    new PushSender(serviceFor(door), new PushDevices(app.running), answerMs);
  const add = async (door: PushDoor, accountId: string, ...names: string[]) => {
    for (const name of names)
      await new PushDevices(app.running).add({
        accountId,
        sessionId: null,
        ...door.browser(name).subscription,
        name,
      });
  };
  const devicesOf = (accountId: string) =>
    app.sql<{ name: string; used: boolean }>(
      `select name, last_used_at is not null as used from messaging.push_devices
       where account_id = $1 order by name`,
      [accountId],
    );

  it("are each handed the notice, which they alone can read, by one who says who it is", async () => {
    const door = await open();
    const anna = randomUUID();
    await add(door, anna, "phone", "work");
    await add(door, randomUUID(), "of-another");
    expect(await senderFor(door).send({ ...MESSAGE, to: anna })).toEqual({ kind: "ACCEPTED" });

    const said = { id: MESSAGE.id, title: MESSAGE.title, text: "", link: MESSAGE.link };
    expect([door.readBy("phone"), door.readBy("work"), door.readBy("of-another")]).toEqual([
      [said],
      [said],
      [],
    ]);
    const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = door.handed;
    expect(body.includes("обращение")).toBe(false);
    expect(headers).toMatchObject({
      ttl: `${3 * 24 * 3_600}`,
      topic: MESSAGE.id.replaceAll("-", ""),
      "content-encoding": "aes128gcm",
    });
    const claims = readVapid(headers["authorization"], serviceFor(door).publicKey);
    expect(claims).toMatchObject({ aud: door.origin, sub: "mailto:help@union.example" });
    expect(Number(claims?.["exp"]) - Date.now() / 1_000).toBeLessThanOrEqual(24 * 3_600);
    expect(await devicesOf(anna)).toEqual([
      { name: "phone", used: true },
      { name: "work", used: true },
    ]);
  });

  it.each([404, 410])("are known no more after %i, and the rest are", async (status) => {
    const door = await open((path) => (path === "/old" ? status : 201));
    const anna = randomUUID();
    await add(door, anna, "new", "old");
    expect(await senderFor(door).send({ ...MESSAGE, to: anna })).toEqual({ kind: "ACCEPTED" });
    expect(await devicesOf(anna)).toEqual([{ name: "new", used: true }]);
  });

  it("all known no more is a refusal for good", async () => {
    const door = await open(() => 410);
    const anna = randomUUID();
    await add(door, anna, "old");
    const gone = { kind: "REFUSED", isFinal: true, reason: "no device is left" };
    expect(await senderFor(door).send({ ...MESSAGE, to: anna })).toEqual(gone);
    expect(await senderFor(door).send({ ...MESSAGE, to: anna })).toEqual(gone);
    expect(door.handed).toHaveLength(1);
  });

  it.each([
    [429, false],
    [500, false],
    [503, false],
    [400, true],
    [403, true],
    [413, true],
  ])("refuse by the status %i, for good: %p, and stay", async (status, isFinal) => {
    const door = await open(() => status);
    const anna = randomUUID();
    await add(door, anna, "phone");
    expect(await senderFor(door).send({ ...MESSAGE, to: anna })).toEqual({
      kind: "REFUSED",
      isFinal,
      reason: `status ${status}`,
    });
    expect(await devicesOf(anna)).toEqual([{ name: "phone", used: false }]);
  });

  it.each(["SILENCE", "CUT"] as const)("leave it uncertain when there comes %s", async (reaction) => {
    const door = await open((path) => (path === "/lost" ? reaction : 503));
    const anna = randomUUID();
    await add(door, anna, "lost", "busy");
    expect(await senderFor(door, 300).send({ ...MESSAGE, to: anna })).toMatchObject({ kind: "UNCERTAIN" });
    expect(door.handed).toHaveLength(2);
  });

  it("are told once one of them is, whatever the others answer", async () => {
    const door = await open((path) => (path === "/phone" ? 201 : 503));
    const anna = randomUUID();
    await add(door, anna, "phone", "busy");
    expect(await senderFor(door).send({ ...MESSAGE, to: anna })).toEqual({ kind: "ACCEPTED" });
  });

  it("whose service is not there are tried again", async () => {
    const door = await open();
    const sender = senderFor(door);
    const anna = randomUUID();
    await add(door, anna, "phone");
    await door.stop();
    expect(await sender.send({ ...MESSAGE, to: anna })).toEqual({
      kind: "REFUSED",
      isFinal: false,
      reason: "ECONNREFUSED",
    });
  });

  it("lead nowhere but to the service they name, and to none that is not known", async () => {
    const door = await open(() => 302);
    const anna = randomUUID();
    await add(door, anna, "phone");
    const refused = { kind: "REFUSED", isFinal: true };
    expect(await senderFor(door).send({ ...MESSAGE, to: anna })).toMatchObject(refused);
    expect(door.handed.map(({ path }) => path)).toEqual(["/phone"]);
    expect(await senderFor(await open()).send({ ...MESSAGE, to: anna })).toMatchObject(refused);
    expect(door.handed).toHaveLength(1);
  });
});
