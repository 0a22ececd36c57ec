import { describe, expect, it } from "@jest/globals";
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { checkPass, isPass, type Kept } from "./check-pass.js";

const union = generateKeyPairSync("ed25519");
const device = generateKeyPairSync("ed25519");
const NOW = 1_790_000_000_000;
const SLOT = Math.floor(NOW / 30_000);
const SHOP = "shop-1";
const kept: Kept = { partnerId: SHOP, jwk: JSON.stringify(jwkOf(union.publicKey)), deadPasses: [] };

function jwkOf(key: KeyObject) {
  return { ...key.export({ format: "jwk" }), alg: "EdDSA", use: "sig" };
}

function pass(claims: object = {}, by = union.privateKey, head: object = { alg: "EdDSA" }): string {
  const { kty, crv, x } = jwkOf(device.publicKey);
  const all = {
    jti: "pass-1",
    sub: "member-here",
    aud: SHOP,
    exp: NOW / 1_000 + 3_600,
    cnf: { jwk: { kty, crv, x } },
    initials: "А. С.",
    ...claims,
  };
  const words = [head, all].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${words}.${sign(null, Buffer.from(words), by).toString("base64url")}`;
}

function shown(given = pass(), slot = SLOT, shop = SHOP, by = device.privateKey): string {
  const signature = sign(null, Buffer.from(`angel-pass:${shop}:${slot}`), by).toString("base64url");
  return `v1o~${given}~${slot}~${signature}`;
}

describe("checking a pass on the shop's telephone", () => {
  it("knows a good one, and what its holder agreed to show", async () => {
    expect(isPass(shown())).toBe(true);
    expect(await checkPass(shown(), kept, NOW)).toEqual({ isValid: true, initials: "А. С." });
    expect(await checkPass(shown(pass({ initials: undefined })), kept, NOW)).toEqual({
      isValid: true,
      initials: null,
    });
  });

  it.each([
    ["a screenshot of a minute ago", shown(pass(), SLOT - 2)],
    ["a code of the future", shown(pass(), SLOT + 1)],
    ["a pass for another shop", shown(pass({ aud: "shop-2" }))],
    ["a pass that is over", shown(pass({ exp: NOW / 1_000 }))],
    ["a pass that somebody else made", shown(pass({}, device.privateKey))],
    ["a pass that says it needs no signature", shown(pass({}, union.privateKey, { alg: "none" }))],
    ["another device's signature", shown(pass(), SLOT, SHOP, union.privateKey)],
    ["a signature for another shop", shown(pass(), SLOT, "shop-2")],
    ["half a code", shown().slice(0, 60)],
    ["no code at all", "https://example.org"],
  ])("refuses %s", async (_, code) => {
    expect(await checkPass(code, kept, NOW)).toEqual({ isValid: false, initials: null });
  });

  it("refuses a pass that died before its time", async () => {
    const told = { ...kept, deadPasses: ["pass-1"] };
    expect(await checkPass(shown(), told, NOW)).toEqual({ isValid: false, initials: null });
  });
});
