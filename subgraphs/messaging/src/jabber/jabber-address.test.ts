import { describe, expect, it } from "@jest/globals";
import { readJabberAddress } from "./jabber-address.js";

describe("an address of Jabber", () => {
  it.each([
    [" Anna@Jabber.Example ", "anna@jabber.example"],
    ["xmpp:anna.s@jabber.example/Телефон", "anna.s@jabber.example"],
    ["анна@почта.рф", "анна@почта.рф"],
  ])("is %s, kept as %s", (written, kept) => {
    expect(readJabberAddress(written)).toBe(kept);
  });

  it.each([
    "",
    "anna",
    "jabber.example",
    "anna@",
    "@jabber.example",
    "anna@localhost",
    "anna@b@jabber.example",
    "an na@jabber.example",
    "anna@jabber..example",
    "anna@jabber.example\n<x/>",
    "<anna>@jabber.example",
    `${"a".repeat(500)}@jabber.example`,
  ])("is not %j", (written) => {
    expect(readJabberAddress(written)).toBeNull();
  });
});
