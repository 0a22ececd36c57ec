import { testSubgraph } from "@angel/kit/testing";
import { describe, expect, it } from "@jest/globals";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessengerLinks } from "../messenger/messenger-links.js";
import { openMessengers } from "../messenger/open-messengers.js";
import { PushDevices } from "../push/push-devices.js";
import { PushService } from "../push/push-service.js";
import { messaging } from "../subgraph.js";
import { SmsProvider } from "../testing/sms-provider.js";
import { openWays } from "./senders.js";

const MAIL = { SMTP_URL: "smtp://mail.example", MAIL_FROM: "Профсоюз <no-reply@union.example>" };
const SMS = { SMPP_URL: "smpp://union:secret@sms.example:2775?from=Profsoyuz" };
const JABBER = { XMPP_URL: "xmpp://notices:secret@jabber.example" };
const VK = { VK_COMMUNITY: "profsoyuz", VK_COMMUNITY_ID: "100", VK_KEY: "vk1.a.key-of-the-community" };
const TELEGRAM = { TELEGRAM_BOT: "profsoyuz_bot", TELEGRAM_KEY: "100:key-of-the-bot-of-the-union" };
const PUSH = { VAPID_SUBJECT: "mailto:help@union.example" };

const app = testSubgraph(messaging);
const open = (env: Record<string, string>) =>
  openWays(
    { service: PushService.open(app.running, env), devices: new PushDevices(app.running) },
    { messengers: openMessengers(env), links: new MessengerLinks(app.running) },
    env,
  );
const channelsOf = (env: Record<string, string>) => open(env).senders.map(({ channel }) => channel);

describe("the ways by which messages leave", () => {
  it("are those that the environment names", () => {
    expect(channelsOf({})).toEqual([]);
    expect(channelsOf(MAIL)).toEqual(["EMAIL"]);
    expect(channelsOf({ ...MAIL, ...SMS })).toEqual(["EMAIL", "SMS"]);
    expect(channelsOf({ ...JABBER, ...PUSH })).toEqual(["JABBER", "PUSH"]);
    expect(channelsOf({ ...VK, ...TELEGRAM })).toEqual(["VK", "TELEGRAM"]);
    expect(channelsOf({ ...VK, VK_KEY: "", VK_API_URL: "https://api.vk.example" })).toEqual([]);
    expect(channelsOf({ MESSAGES_FILE: "/nowhere/messages.jsonl" })).toEqual([
      "EMAIL",
      "SMS",
      "JABBER",
      "PUSH",
    ]);
    expect(open({ SITE_URL: "https://site.example/" }).siteUrl).toBe("https://site.example");
  });

  it.each([
    ["SMTP_URL", { ...MAIL, SMTP_URL: "http://mail.example" }],
    ["SMTP_URL", { ...MAIL, SMTP_URL: "mail" }],
    ["MAIL_FROM", { SMTP_URL: MAIL.SMTP_URL }],
    ["MAIL_FROM", { ...MAIL, MAIL_FROM: "nobody" }],
    ["MAIL_FROM", { ...MAIL, MAIL_FROM: "A <a@b.example>\r\nBcc: c@d.example" }],
    ["MAIL_REPLY_TO", { ...MAIL, MAIL_REPLY_TO: "nobody" }],
    ["SMPP_URL", { SMPP_URL: "smtp://sms.example" }],
    ["SMPP_URL", { SMPP_URL: "smpp://sms.example" }],
    ["SMPP_URL", { SMPP_URL: `${SMS.SMPP_URL}&perSecond=0` }],
    ["SMPP_URL", { SMPP_URL: `${SMS.SMPP_URL}&perSecond=1.5` }],
    ["SMPP_URL", { SMPP_URL: `${SMS.SMPP_URL}&perSecond=many` }],
    ["SMPP_URL", { SMPP_URL: `${SMS.SMPP_URL}&perSecond=` }],
    ["SMPP_URL", { SMPP_URL: `${SMS.SMPP_URL}&perSecond=10000` }],
    ["XMPP_URL", { XMPP_URL: "smtp://notices:secret@jabber.example" }],
    ["XMPP_URL", { XMPP_URL: "xmpp://notices@jabber.example" }],
    ["XMPP_URL", { XMPP_URL: "jabber" }],
    ["VK_COMMUNITY", { ...VK, VK_COMMUNITY: "" }],
    ["VK_COMMUNITY", { ...VK, VK_COMMUNITY: "vk.com/profsoyuz" }],
    ["VK_COMMUNITY_ID", { ...VK, VK_COMMUNITY_ID: "profsoyuz" }],
    ["VK_COMMUNITY_ID", { ...VK, VK_COMMUNITY_ID: "-100" }],
    ["VK_KEY", { ...VK, VK_KEY: "secret" }],
    ["VK_API_URL", { ...VK, VK_API_URL: "api.vk.com" }],
    ["VK_API_URL", { ...VK, VK_API_URL: "ftp://api.vk.com" }],
    ["TELEGRAM_BOT", { ...TELEGRAM, TELEGRAM_BOT: "@profsoyuz_bot" }],
    ["TELEGRAM_BOT", { ...TELEGRAM, TELEGRAM_BOT: "" }],
    ["TELEGRAM_KEY", { ...TELEGRAM, TELEGRAM_KEY: "secret" }],
    ["TELEGRAM_API_URL", { ...TELEGRAM, TELEGRAM_API_URL: "https://proxy.example?to=telegram" }],
  ])("stop the start with a sentence where %s is wrong", (name, env) => {
    expect(() => open(env)).toThrow(new RegExp(`^${name} (?!.*secret).+\\.$`));
  });

  it.each([
    ["", 10],
    ["?perSecond=20", 20],
  ])("are handed no more SMS a second than the address allows: %j", async (asked, perSecond) => {
    const provider = await SmsProvider.start();
    const [sms] = open({ SMPP_URL: `smpp://union:secret@127.0.0.1:${provider.port}${asked}` }).senders;
    const message = { id: "1", title: "Да", text: "Нет", link: null, decline: null };
    const began = performance.now();
    await Promise.all([1, 2, 3].map(async (n) => sms?.send({ ...message, to: `+7900000000${n}` })));
    // No sooner: how much later depends on the machine. Timers may be early by a part of a millisecond.
    expect(performance.now() - began).toBeGreaterThan((2 * 1_000) / perSecond - 5);
    expect(provider.messages).toHaveLength(3);
    await sms?.close();
    await provider.stop();
  });

  it("may be a file that its owner alone reads", async () => {
    const folder = await mkdtemp(join(tmpdir(), "angel-messages-"));
    const file = join(folder, "messages.jsonl");
    const [email] = open({ MESSAGES_FILE: file }).senders;
    const message = {
      id: "1",
      to: "anna@mail.example",
      title: "Да",
      text: "Нет",
      link: null,
      decline: null,
    };
    expect(await email?.send(message)).toEqual({ kind: "ACCEPTED" });
    expect(await readFile(file, "utf8")).toBe(`${JSON.stringify({ channel: "EMAIL", ...message })}\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  });
});
