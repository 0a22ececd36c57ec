import { describe, expect, it } from "@jest/globals";
import { comesFromUs, mayAsk } from "./origin.js";

const OURS = { host: "union.example" };

describe("whose page asks", () => {
  it.each([
    ["none at all", undefined, [], true, true],
    ["our own", "https://union.example", [], true, true],
    ["one that is listed", "https://app.example", ["https://app.example"], true, true],
    ["one that is not", "https://evil.example", ["https://app.example"], false, false],
    ["anyone's, where anyone may ask", "https://elsewhere.union.example", ["*"], true, false],
    ["a file's", "null", [], false, false],
  ])("is %s", (_whose, origin, allowed, may, isOurs) => {
    const headers = { ...OURS, ...(origin && { origin }) };
    expect([mayAsk(headers, new Set(allowed)), comesFromUs(headers, new Set(allowed))]).toEqual([
      may,
      isOurs,
    ]);
  });
});
