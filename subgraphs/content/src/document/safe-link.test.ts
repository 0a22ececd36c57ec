import { describe, expect, it } from "@jest/globals";
import { safeLink, withSafeLinks } from "./safe-link.js";

describe("a link of an editor", () => {
  it("stays when it leads to a page, a file, a letter or a call", () => {
    for (const link of [
      "https://union.test/a?b=1:2",
      "/uploads/a.png",
      "mailto:a@union.test",
      "tel:+78142000000",
      "#top",
    ])
      expect(safeLink(link)).toBe(link);
  });

  it("goes when a browser could run it", () => {
    for (const link of [
      "javascript:alert(1)",
      " JaVa\tScript:alert(1)",
      "\u0001javascript:1",
      "data:text/html,x",
      "vbscript:x",
      "//evil.test",
      "\\\\evil.test",
      "",
    ])
      expect(safeLink(link)).toBeNull();
  });

  it("is made harmless inside a text, however it is disguised, and nothing else is touched", () => {
    expect(
      withSafeLinks(
        `<p><a href="https://a.test/?q=1&amp;r=2" rel="nofollow">a</a><a href="java&#x73;cript:alert(1)">b</a><a href='javascript&colon;1'>c</a><img src=javascript:1 alt="href"></p>`,
      ),
    ).toBe(
      `<p><a href="https://a.test/?q=1&amp;r=2" rel="nofollow">a</a><a href="#">b</a><a href="#">c</a><img src="#" alt="href"></p>`,
    );
  });
});
