import { describe, expect, it } from "@jest/globals";
import { readSeedOptions } from "./seed-options.ts";

describe("reading the options of a seed", () => {
  it("takes the work, a folder and how many changes to make before an audit", () => {
    expect(readSeedOptions(["audit", "--data", "/tmp/union", "--changes", "1000"])).toEqual({
      work: "audit",
      data: "/tmp/union",
      port: 4_000,
      changes: 1_000,
      help: false,
    });
    expect(readSeedOptions(["full"])).toMatchObject({ work: "full", changes: 0 });
  });

  it.each([
    [[], "Say what to do: npm run seed -- full, or npm run seed -- audit."],
    [["demo"], "Say what to do: npm run seed -- full, or npm run seed -- audit."],
    [["audit", "--changes", "some"], "--changes must be a number."],
    [["full", "--port", "0"], "--port must be a number from 1 to 65531."],
  ])("refuses %j in one sentence", (words, sentence) => {
    expect(() => readSeedOptions(words)).toThrow(sentence);
  });

  it("names an option it does not know", () => {
    expect(() => readSeedOptions(["full", "--bort"])).toThrow(
      /^Unknown option '--bort'.*--help names the options\.$/s,
    );
  });
});
