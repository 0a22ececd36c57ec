import { describe, expect, it } from "@jest/globals";
import { levelsBelow } from "./levels.js";

describe("the levels below one", () => {
  it("are those that may stand there, from the top down", () => {
    expect(levelsBelow("NATIONAL")).toEqual(["REGIONAL", "OKRUG", "INDUSTRY", "TERRITORIAL", "PRIMARY"]);
    expect(levelsBelow("INDUSTRY")).toEqual(["TERRITORIAL", "PRIMARY"]);
    expect(levelsBelow("PRIMARY")).toEqual([]);
  });
});
