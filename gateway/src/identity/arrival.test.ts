import { describe, expect, it } from "@jest/globals";
import { addressOf, OWN_MACHINE, trustedProxies } from "./arrival.js";

const from = (remoteAddress: string | undefined, forwarded?: string) => ({
  headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
  socket: { remoteAddress },
});

describe("the address of who asks", () => {
  it("is told by a server on this machine, and by none elsewhere", () => {
    const proxies = trustedProxies(OWN_MACHINE);
    expect([
      addressOf(from("127.0.0.1", "203.0.113.7"), proxies),
      addressOf(from("::1", "2001:db8::7"), proxies),
      addressOf(from("::ffff:127.0.0.1", "203.0.113.7"), proxies),
      addressOf(from("::ffff:172.18.0.5", "203.0.113.7"), proxies),
      addressOf(from("127.0.0.1"), proxies),
      addressOf(from("127.0.0.1", "not an address"), proxies),
      addressOf(from(undefined, "203.0.113.7"), proxies),
    ]).toEqual(["203.0.113.7", "2001:db8::7", "203.0.113.7", "172.18.0.5", "127.0.0.1", "127.0.0.1", null]);
  });

  it("is told by the servers of a network that is trusted, and is the nearest that is none of theirs", () => {
    const proxies = trustedProxies(["127.0.0.0/8", "172.16.0.0/12", "fd00::/8"]);
    expect([
      addressOf(from("172.18.0.5", "203.0.113.7"), proxies),
      addressOf(from("fd00::5", "203.0.113.7"), proxies),
      addressOf(from("172.18.0.5", "198.51.100.1, 203.0.113.7, 172.18.0.9"), proxies),
      addressOf(from("172.18.0.5", "172.18.0.9"), proxies),
      addressOf(from("203.0.113.7", "198.51.100.1"), proxies),
    ]).toEqual(["203.0.113.7", "203.0.113.7", "203.0.113.7", "172.18.0.9", "203.0.113.7"]);
  });

  it.each(["web", "172.16.0.0/64", "172.16.0.0/"])("knows no network %s", (network) => {
    expect(() => trustedProxies([network])).toThrow(
      `TRUSTED_PROXIES must be networks such as 172.16.0.0/12, not "${network}".`,
    );
  });
});
