import { list, optionalText, readEnv, WrongEnvironment } from "@angel/kit/env";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { createECDH } from "node:crypto";
import webPush from "web-push";
import type { Subscription } from "./push-devices.js";

/** The services of the browsers that there are; what a browser names must be one of them, for we knock where it says. */
const HOSTS = [
  "fcm.googleapis.com",
  "updates.push.services.mozilla.com",
  "*.push.apple.com",
  "*.notify.windows.com",
];
const CURVE = "prime256v1";
const KEY_BYTES = 32;
const ORIGIN = /^https?:\/\//;

interface Settings {
  readonly subject: string | null;
  /** A number of 32 bytes. */
  readonly privateKey: Buffer;
  readonly hosts: readonly string[];
}

/** As whom the platform speaks to push services (VAPID, RFC 8292), to which of them, and how a notice is sealed for a device. */
export class PushService implements Companion {
  readonly publicKey: string;

  constructor(private readonly settings: Settings) {
    this.publicKey = publicKeyOf(settings.privateKey);
  }

  /** By what the environment names; throws a sentence where it is wrong. */
  static open({ key }: Pick<Parts, "key">, source?: Record<string, string | undefined>): PushService {
    const env = readEnv(
      { VAPID_SUBJECT: optionalText(), VAPID_PRIVATE_KEY: optionalText(), PUSH_HOSTS: list(HOSTS) },
      source,
    );
    const { VAPID_SUBJECT: subject = null, VAPID_PRIVATE_KEY: given, PUSH_HOSTS: hosts } = env;
    if (subject !== null && !/^(?:mailto:[^\s@]+@|https:\/\/)[^\s@]+$/.test(subject))
      throw new WrongEnvironment(
        "VAPID_SUBJECT must say whom push services may write to, as `mailto:help@union.example` or `https://union.example`.",
      );
    const privateKey = given === undefined ? key("vapid") : Buffer.from(given, "base64url");
    try {
      return new PushService({ subject, privateKey, hosts });
    } catch {
      throw new WrongEnvironment(
        "VAPID_PRIVATE_KEY must be a key of the curve P-256: 32 bytes in base64url.",
      );
    }
  }

  /** Whether notices leave at all: nobody is written to by one who does not say who it is. */
  get isOn(): boolean {
    return this.settings.subject !== null;
  }

  /** Whether it is an address of a push service: else whoever names it could have us knock at any door. */
  allows(endpoint: string): boolean {
    if (!URL.canParse(endpoint)) return false;
    const { protocol, hostname, port, origin, username, password } = new URL(endpoint);
    if (username || password) return false;
    return this.settings.hosts.some((host) => {
      if (ORIGIN.test(host)) return origin === host;
      if (protocol !== "https:" || port !== "") return false;
      return host.startsWith("*.") ? hostname.endsWith(host.slice(1)) : hostname === host;
    });
  }

  /** The request by which a device is told something (RFC 8030), which it alone can read (RFC 8291). */
  requestTo(
    { endpoint, p256dh, auth }: Subscription,
    said: string,
    { topic, ttl }: { topic: string; ttl: number },
  ) {
    const { subject, privateKey } = this.settings;
    const { method, headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      said,
      {
        TTL: ttl,
        topic,
        contentEncoding: "aes128gcm",
        vapidDetails: {
          subject: subject ?? "",
          publicKey: this.publicKey,
          privateKey: privateKey.toString("base64url"),
        },
      },
    );
    return { method, headers: headers as Record<string, string>, body: Uint8Array.from(body) };
  }

  async close(): Promise<void> {}
}

/** Throws where it is no key of the curve. */
function publicKeyOf(privateKey: Buffer): string {
  const pair = createECDH(CURVE);
  if (privateKey.length !== KEY_BYTES) throw new Error("A key of another length.");
  pair.setPrivateKey(privateKey);
  return pair.getPublicKey("base64url");
}
