import { resolve } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { readOptions, repository } from "./options.ts";

describe("reading the options of a start", () => {
  it("knows what to do when nothing is said", () => {
    expect(readOptions([])).toEqual({
      port: 4000,
      data: resolve(repository, ".data"),
      union: undefined,
      reset: false,
      help: false,
    });
  });

  it("takes each option", () => {
    expect(
      readOptions(["--port", "5000", "--data", "/var/angel", "--union=none", "--reset", "--help"]),
    ).toEqual({
      port: 5000,
      data: "/var/angel",
      union: "none",
      reset: true,
      help: true,
    });
  });

  it.each([
    [["--prot", "1"], "Unknown option '--prot': npm start -- --help names the options."],
    [["here"], "Unexpected argument 'here': npm start -- --help names the options."],
    [["--port"], "Option '--port <value>' argument missing: npm start -- --help names the options."],
    [["--port", "abc"], '--port must be a number from 1 to 65531, not "abc".'],
    [["--port", "65535"], '--port must be a number from 1 to 65531, not "65535".'],
    [["--union", "big"], '--union must be demo, full or none, not "big".'],
    [["--data", ""], "--data must name a folder."],
  ])("refuses %j in one sentence", (words, sentence) => {
    expect(() => readOptions(words)).toThrow(new Error(sentence));
  });
});
