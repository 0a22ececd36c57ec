import { describe, expect, it } from "@jest/globals";
import { wayIn, wayOf, waysBy } from "./ways.js";

describe("the ways to be told", () => {
  it("are nothing, each channel alone, and each before another", () => {
    expect(waysBy(["EMAIL", "PUSH"]).map(wayOf)).toEqual([
      "none",
      "EMAIL",
      "PUSH",
      "EMAIL PUSH",
      "PUSH EMAIL",
    ]);
  });

  it("are read as they are written, in their order", () => {
    for (const way of [
      ...waysBy(["EMAIL", "SMS", "JABBER", "PUSH", "VK", "TELEGRAM"]),
      ["PUSH", "SMS", "JABBER"] as const,
    ])
      expect(wayIn(wayOf(way))).toEqual(way);
    for (const none of [null, "", "FAX", "EMAIL FAX", "EMAIL EMAIL", "email"]) expect(wayIn(none)).toBeNull();
  });
});
