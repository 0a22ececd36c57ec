import { daysIn } from "../period/days.js";

export const INDICATORS = [
  "ON_REGISTER",
  "EMPLOYED",
  "STUDENTS",
  "PENSIONERS",
  "WOMEN",
  "MEN",
  "PLASTIC_CARDS",
  "VIRTUAL_CARDS",
  "COMPLETE",
] as const;
export const STEPS = ["DAY", "MONTH", "YEAR"] as const;
/** By what the organisations below are put in order. */
export const ORDERS = [
  "name",
  "members",
  "admitted",
  "removed",
  "plastic",
  "virtual",
  "coverage",
  "participants",
  "filled",
] as const;

export type Step = (typeof STEPS)[number];
export type Order = (typeof ORDERS)[number];

/** What of the figures an address asks for; where it says nothing, the last year month by month. */
export function wantedFigures(asked: URLSearchParams) {
  const order = asked.get("order") ?? "";
  return {
    ...daysIn(asked, 365),
    indicator: INDICATORS.find((one) => one === asked.get("indicator")) ?? "ON_REGISTER",
    step: STEPS.find((one) => one === asked.get("step")) ?? "MONTH",
    order: ORDERS.find((one) => one === order.replace("-", "")) ?? "name",
    /** Whether the other way round: names from Я, numbers from the least. */
    isTurned: order.startsWith("-"),
    page: Math.max(1, Math.trunc(Number(asked.get("page"))) || 1),
  };
}

export type Wanted = ReturnType<typeof wantedFigures>;

/** The address of the same page with something else wanted. */
export function figuresAddress(wanted: Wanted, change: Partial<Wanted>): string {
  const { from, until, indicator, step, order, isTurned, page } = { ...wanted, ...change };
  return `?${new URLSearchParams({
    from,
    until,
    indicator,
    step,
    order: `${isTurned ? "-" : ""}${order}`,
    ...(page > 1 && { page: String(page) }),
  })}`;
}
