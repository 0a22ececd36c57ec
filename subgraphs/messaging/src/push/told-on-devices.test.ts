import { testSubgraph } from "@angel/kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openCompanions } from "../companions.js";
import { NoticeSubject } from "../notice/notice-words.js";
import { messaging } from "../subgraph.js";
import { choose, say, someMember, standReach, waysOf } from "../testing/cabinet.js";
import { placeWhereItIs } from "../testing/noon.js";
import { PushDoor } from "../testing/push-door.js";
import { PushDevices } from "./push-devices.js";

let door: PushDoor;
beforeAll(async () => {
  door = await PushDoor.start((path, attempt) => (path === "/gone" ? 410 : attempt === 1 ? 429 : 201));
});
const app = testSubgraph({
  ...messaging,
  open: (parts) =>
    openCompanions(parts, { VAPID_SUBJECT: "mailto:help@union.example", PUSH_HOSTS: door.origin }),
});
beforeAll(() => standReach(app));
afterAll(() => door.stop());

const someoneWith = async (name: string, consents: ("EMAIL" | "PUSH")[] = []) => {
  const who = await someMember(app, { email: "a@mail.example", timeZone: placeWhereItIs(12), consents });
  const accountId = who.viewer.accountId ?? "";
  const device = { accountId, sessionId: null, name, ...door.browser(name).subscription };
  await app.running.companion(PushDevices).add(device);
  return who;
};
const soon = () => app.sql("update messaging.deliveries set due_at = now() where state = 'WAITING'");

describe("who chose their devices", () => {
  it("is told there, once, also where the service is busy first", async () => {
    const anna = await someoneWith("phone");
    await choose(anna, ["PUSH"]);
    await say(app, [anna]);
    await app.eventually(
      () => door.handed,
      ({ length }) => length === 1,
    );
    await waysOf(app, anna, ["PUSH WAITING"]);
    await soon();
    await waysOf(app, anna, ["PUSH SENT"]);
    const said = expect.objectContaining({ title: "На обращение ответили", text: "" });
    expect(door.readBy("phone")).toEqual([said, said]);
  });

  it("is told by the next way of their choice once the device is known no more", async () => {
    const boris = await someoneWith("gone");
    await choose(boris, ["PUSH", "EMAIL"]);
    await say(app, [boris]);
    await waysOf(app, boris, ["PUSH FAILED", "EMAIL WAITING"]);
  });

  it("is told there what goes by consent only with consent to it", async () => {
    const [vera, galina] = [await someoneWith("vera", ["EMAIL"]), await someoneWith("galina", ["PUSH"])];
    for (const who of [vera, galina]) await choose(who, ["PUSH"], NoticeSubject.NEWS);
    await say(app, [vera, galina], { subject: NoticeSubject.NEWS });
    await waysOf(app, galina, ["PUSH SENT"]);
    await waysOf(app, vera, ["PUSH DROPPED"]);
    expect(door.readBy("vera")).toEqual([]);
  });
});
