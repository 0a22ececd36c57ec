import { optionalText, optionalUrl, readEnv, url, WrongEnvironment } from "@angel/kit/env";
import type { MessengerLinks } from "../messenger/messenger-links.js";
import type { Messengers } from "../messenger/open-messengers.js";
import { NoticeChannel } from "../notice/notice-words.js";
import type { Letterhead } from "./compose-mail.js";
import type { PushDevices } from "../push/push-devices.js";
import type { PushService } from "../push/push-service.js";
import { FileSender } from "./file-sender.js";
import { PushSender } from "./push-sender.js";
import type { Sender } from "./sender.js";
import { SmppSender } from "./smpp-sender.js";
import { SmtpSender } from "./smtp-sender.js";
import { TelegramSender } from "./telegram-sender.js";
import { VkSender } from "./vk-sender.js";
import { XmppSender } from "./xmpp-sender.js";
import type { XmppServer } from "./xmpp-session.js";

export interface Ways {
  readonly senders: readonly Sender[];
  /** Of the site, for links. */
  readonly siteUrl: string;
}

/** How devices are spoken to. */
interface Push {
  readonly service: PushService;
  readonly devices: PushDevices;
}

/** Where people have linked messengers, and by what they are spoken to. */
interface Linked {
  readonly messengers: Messengers;
  readonly links: MessengerLinks;
}

/** By what the environment names; throws a sentence where it is wrong. */
export function openWays(
  { service, devices }: Push,
  { messengers, links }: Linked,
  source?: Record<string, string | undefined>,
): Ways {
  const env = readEnv(
    {
      SMTP_URL: optionalUrl(),
      MAIL_FROM: optionalText(),
      MAIL_REPLY_TO: optionalText(),
      SMPP_URL: optionalUrl(),
      XMPP_URL: optionalUrl(),
      MESSAGES_FILE: optionalText(),
      SITE_URL: url("http://localhost:4001"),
    },
    source,
  );
  const file = env.MESSAGES_FILE;
  const email = env.SMTP_URL
    ? new SmtpSender(smtpServer(env.SMTP_URL), letterhead(env.MAIL_FROM, env.MAIL_REPLY_TO))
    : file && new FileSender(NoticeChannel.EMAIL, file);
  const sms = env.SMPP_URL
    ? new SmppSender(smppServer(env.SMPP_URL))
    : file && new FileSender(NoticeChannel.SMS, file);
  const jabber = env.XMPP_URL
    ? new XmppSender(xmppServer(env.XMPP_URL))
    : file && new FileSender(NoticeChannel.JABBER, file);
  const push = service.isOn
    ? new PushSender(service, devices)
    : file && new FileSender(NoticeChannel.PUSH, file);
  const vk = messengers.vk && new VkSender(messengers.vk, links);
  const telegram = messengers.telegram && new TelegramSender(messengers.telegram, links);
  const senders: Sender[] = [email, sms, jabber, push, vk, telegram].filter(
    (sender) => sender !== null && typeof sender === "object",
  );
  return { senders, siteUrl: env.SITE_URL.replace(/\/$/, "") };
}

const ADDRESS = /^(?:([^<>\p{Cc}]*)<)?([^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+)>?$/u;

function letterhead(from: string | undefined, replyTo: string | undefined): Letterhead {
  const [, name = "", address] = ADDRESS.exec(from ?? "") ?? [];
  if (!address)
    throw new WrongEnvironment(
      "MAIL_FROM must be an address, as `Union <no-reply@union.example>`, where SMTP_URL is set.",
    );
  if (replyTo !== undefined && !ADDRESS.test(replyTo))
    throw new WrongEnvironment("MAIL_REPLY_TO must be an address, as `help@union.example`.");
  return { address, name: name.trim().replaceAll(/^"|"$/g, ""), replyTo: replyTo ?? null };
}

/** What is said to prove who we are must not be heard on the way; a machine's talk to itself is heard by nobody. */
const OWN_MACHINE = new Set(["localhost", "127.0.0.1", "[::1]"]);

function smtpServer(text: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(text);
  if (protocol !== "smtp:" && protocol !== "smtps:")
    throw new WrongEnvironment("SMTP_URL must begin with smtp:// or smtps://.");
  const isSecure = protocol === "smtps:";
  const isProven = username !== "" && !OWN_MACHINE.has(hostname);
  return {
    host: hostname,
    port: Number(port) || (isSecure ? 465 : 587),
    isSecure,
    needsTls: !isSecure && (isProven || searchParams.get("requireTLS") === "true"),
    user: username === "" ? null : decodeURIComponent(username),
    password: password === "" ? null : decodeURIComponent(password),
  };
}

function smppServer(text: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(text);
  if (protocol !== "smpp:" && protocol !== "ssmpp:")
    throw new WrongEnvironment("SMPP_URL must begin with smpp:// or ssmpp://.");
  if (username === "")
    throw new WrongEnvironment("SMPP_URL must name a system: smpp://system:password@host:port.");
  const isSecure = protocol === "ssmpp:";
  return {
    host: hostname,
    port: Number(port) || (isSecure ? 3550 : 2775),
    isSecure,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    from: searchParams.get("from"),
    perSecond: perSecondOf(searchParams.get("perSecond")),
  };
}

/** Slow enough for a small contract; a provider that allows less says so, and is waited for. */
const USUALLY_PER_SECOND = 10;
const MOST_PER_SECOND = 1_000;

function perSecondOf(text: string | null): number {
  const perSecond = Number(text ?? USUALLY_PER_SECOND);
  if (!Number.isInteger(perSecond) || perSecond < 1 || perSecond > MOST_PER_SECOND)
    throw new WrongEnvironment(
      `SMPP_URL must name by perSecond a whole number from 1 to ${MOST_PER_SECOND}.`,
    );
  return perSecond;
}

function xmppServer(text: string): XmppServer {
  const { protocol, hostname, port, username, password, searchParams } = new URL(text);
  if (protocol !== "xmpp:" && protocol !== "xmpps:")
    throw new WrongEnvironment("XMPP_URL must begin with xmpp:// or xmpps://.");
  if (username === "" || password === "")
    throw new WrongEnvironment("XMPP_URL must name an account: xmpp://user:password@host:port.");
  const isSecure = protocol === "xmpps:";
  return {
    service: `${protocol}//${hostname}:${port || (isSecure ? 5223 : 5222)}`,
    domain: searchParams.get("domain") ?? hostname,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    needsTls: !OWN_MACHINE.has(hostname),
  };
}
