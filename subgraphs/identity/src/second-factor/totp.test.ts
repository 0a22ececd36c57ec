import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { base32Of, codeAt, stepAt, stepOf, uriOf } from "./totp.js";

/** The secret of the test vectors of RFC 4226 and RFC 6238. */
const secret = Buffer.from("12345678901234567890");

describe("a code of an authenticator", () => {
  it.each([
    [0, "755224"],
    [1, "287082"],
    [2, "359152"],
    [3, "969429"],
    [4, "338314"],
    [5, "254676"],
    [6, "287922"],
    [7, "162583"],
    [8, "399871"],
    [9, "520489"],
  ])("is what RFC 4226 says for the count %i", (count, code) => {
    expect(codeAt(secret, count)).toBe(code);
  });

  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("is the last six digits of what RFC 6238 says for second %i", (second, code) => {
    expect(codeAt(secret, stepAt(second * 1_000))).toBe(code);
  });

  it("is known a step before and after its time, and no further", () => {
    const now = 1_234_567_890_000;
    const step = stepAt(now);
    const known = [-2, -1, 0, 1, 2].map((aside) => stepOf(secret, codeAt(secret, step + aside), 0, now));
    expect(known).toEqual([null, step - 1, step, step + 1, null]);
  });

  it("is good once: neither it nor an older one is known after it was used", () => {
    const now = 1_234_567_890_000;
    const step = stepAt(now);
    const known = [-1, 0, 1].map((aside) => stepOf(secret, codeAt(secret, step + aside), step, now));
    expect(known).toEqual([null, null, step + 1]);
  });

  it("is never any other text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\d{6}$/.test(text));
        return stepOf(secret, text, 0) === null;
      }),
    );
  });
});

describe("a secret", () => {
  // RFC 4648, section 10, without its padding.
  it.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ])("%j is written in base 32 as %j", (bytes, text) => {
    expect(base32Of(Buffer.from(bytes))).toBe(text);
  });

  it("is told to an authenticator with the union's name and the holder's", () => {
    const uri = new URL(uriOf(secret, "anna@mail.example"));
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
      "otpauth:",
      "totp",
      "/Электронный ангел:anna@mail.example",
    ]);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
      issuer: "Электронный ангел",
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });
});
