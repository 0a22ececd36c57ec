import type { Sum } from "../organisation/sum-below.js";

/** How members come and go, as the registry's columns name it. */
export const STEPS = ["registered", "transferred_in", "transferred_out", "removed"] as const;

export const STEPS_BY_DAY = { view: "movement_day", by: "day" } as const;
export const STEPS_BY_MONTH = {
  view: "movement_month",
  totals: { NATIONAL: "movement_total", REGIONAL: "movement_total" },
  by: "month",
} as const satisfies Pick<Sum, "view" | "totals" | "by">;
