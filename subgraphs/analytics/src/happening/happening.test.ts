import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { analytics } from "../subgraph.js";
import { idOf, type Place, TestUnion } from "../testing/union.js";
import { TrendStep } from "../trend/trend.type.js";
import { happeningsBelow, noteHappening } from "./happening.js";

const app = testSubgraph(analytics);
const employerId = "00000000-0000-7000-8000-0000000000aa";
const appeal = (place: Place, on: string, more: object = {}) =>
  noteHappening(app.em(), { kind: "appeal", on, organisationId: idOf(place), ...more });
const year = { from: "2026-01-01", until: "2026-12-31" };
const below = async (path: string, step: TrendStep, filter = {}) => [
  ...(await happeningsBelow(app.em(), path, "appeal", year, step, filter)),
];

describe("what happens", () => {
  beforeAll(async () => {
    await TestUnion.found(app);
    await appeal("school", "2026-03-02", { employerId, topic: "wages", branch: "schools" });
    await appeal("school", "2026-03-02", { employerId, topic: "wages", branch: "schools" });
    await appeal("kindergarten", "2026-03-20", { topic: "leave", branch: "kindergartens" });
    await appeal("plant", "2026-04-01", { topic: "wages" });
    await appeal("plant", "2025-04-01");
    await noteHappening(app.em(), { kind: "claim", on: "2026-04-01", organisationId: idOf("plant") });
  });

  it("is counted by day, month and year, at a place and everywhere above it", async () => {
    expect(await below("1.2.3", TrendStep.DAY)).toEqual([
      ["2026-03-02", 2],
      ["2026-03-20", 1],
    ]);
    expect(await below("1", TrendStep.MONTH)).toEqual([
      ["2026-03-01", 3],
      ["2026-04-01", 1],
    ]);
    expect(await below("1", TrendStep.YEAR)).toEqual([["2026-01-01", 4]]);
  });

  it("is told apart by employer, branch and topic", async () => {
    expect(await below("1", TrendStep.YEAR, { employerId })).toEqual([["2026-01-01", 2]]);
    expect(await below("1", TrendStep.YEAR, { branch: "kindergartens" })).toEqual([["2026-01-01", 1]]);
    expect(await below("1", TrendStep.YEAR, { topic: "wages" })).toEqual([["2026-01-01", 3]]);
  });
});
