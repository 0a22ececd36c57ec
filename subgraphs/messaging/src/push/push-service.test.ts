import { describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import { PushService } from "./push-service.js";

const parts = (secret: string) => ({
  key: (purpose: string) => createHash("sha256").update(`${secret} ${purpose}`).digest(),
});
const open = (env: Record<string, string> = {}, secret = "one") => PushService.open(parts(secret), env);

describe("the services that show notices", () => {
  it.each([
    "https://fcm.googleapis.com/fcm/send/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://web.push.apple.com/abc",
    "https://db5p.notify.windows.com/w/?token=abc",
  ])("are known: %s", (endpoint) => {
    expect(open().allows(endpoint)).toBe(true);
  });

  it.each([
    "http://fcm.googleapis.com/fcm/send/abc",
    "https://fcm.googleapis.com:8443/abc",
    "https://anna@fcm.googleapis.com/abc",
    "https://fcm.googleapis.com.angel.example/abc",
    "https://push.apple.com.angel.example/",
    "https://evilpush.apple.com/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://169.254.169.254/latest/meta-data",
    "https://2130706433/",
    "https://localhost/",
    "file:///etc/passwd",
    "fcm.googleapis.com",
    "",
  ])("are nothing else: %s", (endpoint) => {
    expect(open().allows(endpoint)).toBe(false);
  });

  it("may be named, also one of one's own for trying things out", () => {
    const service = open({ PUSH_HOSTS: "push.union.example, http://127.0.0.1:9000" });
    expect(service.allows("https://push.union.example/1")).toBe(true);
    expect(service.allows("http://127.0.0.1:9000/1")).toBe(true);
    expect(service.allows("http://127.0.0.1:9001/1")).toBe(false);
    expect(service.allows("https://fcm.googleapis.com/1")).toBe(false);
  });

  it("know the platform by a key that comes from its secret, or by the one that is given", () => {
    expect(open().publicKey).toBe(open().publicKey);
    expect(open().publicKey).not.toBe(open({}, "another").publicKey);
    const given = { VAPID_PRIVATE_KEY: Buffer.alloc(32, 7).toString("base64url") };
    expect(open(given).publicKey).toBe(open(given, "another").publicKey);
    expect(Buffer.from(open().publicKey, "base64url")).toHaveLength(65);
  });

  it.each([
    ["VAPID_SUBJECT", { VAPID_SUBJECT: "nobody" }],
    ["VAPID_SUBJECT", { VAPID_SUBJECT: "http://union.example" }],
    ["VAPID_PRIVATE_KEY", { VAPID_PRIVATE_KEY: "short" }],
    ["VAPID_PRIVATE_KEY", { VAPID_PRIVATE_KEY: Buffer.alloc(32).toString("base64url") }],
  ])("stop the start with a sentence where %s is wrong", (name, env) => {
    expect(() => open(env)).toThrow(new RegExp(`^${name} .+\\.$`));
  });
});
