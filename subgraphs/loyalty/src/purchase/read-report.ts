import { isStorable } from "@angel/kit/text";
import type { FactKind } from "./standing.js";
import type { PurchaseReport } from "./take-reports.js";

const KINDS: readonly string[] = ["ORDERED", "CONFIRMED", "RETURNED", "CANCELLED"] satisfies FactKind[];
const MOST_REPORTS = 250;
/** More is no purchase of a person; a sum of many stays exact. */
export const MOST_KOPECKS = 1_000_000_000_00;
const MOST_GOODS = 100;

/** A report that cannot be read, by its place from nought; -1 of the whole. */
export interface UnreadableReport {
  readonly place: number;
  readonly reason: string;
}

/**
 * What stands in a signed body: `{ "purchases": [{ "key", "order", "click", "event", "kopecks", "goods", "at" }] }`.
 */
export function readReports(body: string): PurchaseReport[] | UnreadableReport {
  let given: unknown;
  try {
    given = (JSON.parse(body) as { purchases?: unknown } | null)?.purchases;
  } catch {
    return { place: -1, reason: "The body is not JSON." };
  }
  if (!Array.isArray(given) || given.length === 0 || given.length > MOST_REPORTS) {
    return { place: -1, reason: `"purchases" must be a list of 1 to ${MOST_REPORTS}.` };
  }
  const reports: PurchaseReport[] = [];
  for (const [place, one] of given.entries()) {
    const report = readReport((one ?? {}) as Record<string, unknown>);
    if (typeof report === "string") return { place, reason: report };
    reports.push(report);
  }
  return reports;
}

/** The report, or why it cannot be read. */
export function readReport(one: Record<string, unknown>): PurchaseReport | string {
  const { key, order, click, event, kopecks, goods = [], at } = one;
  if (!isWord(key, 255)) return '"key" must be a text of up to 255 characters.';
  if (!isWord(order, 100)) return '"order" must be a text of up to 100 characters.';
  if (click !== undefined && click !== null && typeof click !== "string") return '"click" must be a text.';
  if (!KINDS.includes(event as string)) return `"event" must be one of ${KINDS.join(", ")}.`;
  if (!isSum(kopecks)) return '"kopecks" must be a whole number from 0.';
  if (!Array.isArray(goods) || goods.length > MOST_GOODS || !goods.every(isGoods)) {
    return '"goods" must be a list of { "group", "kopecks" }.';
  }
  const occurredAt = typeof at === "string" && ISO.test(at) ? new Date(at) : undefined;
  if (!occurredAt || Number.isNaN(occurredAt.getTime()))
    return '"at" must be a moment as 2026-11-21T10:00:00Z.';
  if (occurredAt.getTime() > Date.now() + CLOCK_MS) return '"at" lies in the future.';
  return {
    key,
    orderNumber: order,
    clickId: (click as string | undefined) ?? null,
    kind: event as FactKind,
    kopecks,
    goods: goods as PurchaseReport["goods"],
    occurredAt,
  };
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
/** How far a partner's clock may run ahead. */
const CLOCK_MS = 10 * 60_000;

function isWord(value: unknown, most: number): value is string {
  return typeof value === "string" && value.trim() !== "" && value.length <= most && isStorable(value);
}

function isSum(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MOST_KOPECKS;
}

function isGoods(value: unknown): boolean {
  const { group, kopecks } = (value ?? {}) as { group?: unknown; kopecks?: unknown };
  return isWord(group, 60) && isSum(kopecks);
}
