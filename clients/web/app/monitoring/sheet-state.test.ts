import { describe, expect, it } from "@jest/globals";
import { stateOf } from "./sheet-state.js";

const OPEN = { dueOn: "2026-12-01", closedAt: null };
const CLOSED = { ...OPEN, closedAt: "2026-12-02T09:00:00Z" };

describe("the state of a sheet", () => {
  it("waits through the last day, and is overdue from the next one on", () => {
    expect(["2026-11-30", "2026-12-01", "2026-12-02"].map((today) => stateOf(OPEN, null, today))).toEqual([
      "WAITING",
      "WAITING",
      "OVERDUE",
    ]);
  });

  it("is what was handed in, whether the monitoring is closed or not", () => {
    const states = [OPEN, CLOSED].flatMap((asking) =>
      [false, true].map((isLate) => stateOf(asking, { isLate }, "2026-12-03")),
    );
    expect(states).toEqual(["SUBMITTED", "LATE", "SUBMITTED", "LATE"]);
  });

  it("was missed when nothing came before the closing", () => {
    expect(stateOf(CLOSED, null, "2026-12-03")).toBe("MISSED");
  });
});
