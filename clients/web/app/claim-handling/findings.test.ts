import { describe, expect, it } from "@jest/globals";
import { findingsIn } from "./findings.js";

describe("what a handler found", () => {
  it("is the ticked rows with what stands beside them, and the one chosen from the table", () => {
    const form = new FormData();
    for (const [name, value] of [
      ["row", "30-1"],
      ["count-30-1", "2"],
      ["xray-30-1", "yes"],
      ["days-30-1", "21"],
      ["count-7", "5"],
      ["other", "12"],
      ["count-other", ""],
    ] as const) {
      form.append(name, value);
    }
    expect(findingsIn(form)).toEqual([
      { rowCode: "30-1", count: 2, isXrayed: true, treatmentDays: 21 },
      { rowCode: "12", count: 1, isXrayed: false, treatmentDays: null },
    ]);
  });

  it("is nothing where nothing is ticked", () => {
    expect(findingsIn(new FormData())).toEqual([]);
  });
});
