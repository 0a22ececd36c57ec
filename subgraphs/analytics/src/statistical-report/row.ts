import type { Facts } from "./fact.js";

/** A row of a form, as the table of rows defines it. */
export interface RowRule {
  readonly number: string;
  readonly title: string;
  readonly unit: StatisticalUnit;
  readonly source: string;
  readonly numerator: readonly string[];
  readonly denominator: readonly string[] | null;
}

export enum StatisticalUnit {
  PERSONS = "PERSONS",
  ORGANISATIONS = "ORGANISATIONS",
  PIECES = "PIECES",
  SHARE = "SHARE",
  AVERAGE = "AVERAGE",
  DAY = "DAY",
}

/** What stands in a row: a figure with what it was divided of, or a day. */
export interface Figure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly on: string | null;
}

/** Shares are cut off after a decimal and not rounded, as the union's papers print them. */
export function figureOf({ unit, numerator, denominator }: RowRule, facts: Facts): Figure {
  if (unit === StatisticalUnit.DAY) {
    const on = facts[numerator[0] ?? ""];
    return { value: null, numerator: null, denominator: null, on: typeof on === "string" ? on : null };
  }
  const above = sum(numerator, facts);
  if (!denominator) return { value: above, numerator: null, denominator: null, on: null };
  const below = sum(denominator, facts);
  const scale = unit === StatisticalUnit.SHARE ? 1_000 : 10;
  const value = below === 0 ? null : Math.floor((above * scale) / below) / 10;
  return { value, numerator: above, denominator: below, on: null };
}

function sum(names: readonly string[], facts: Facts): number {
  return names.reduce((total, name) => total + Number(facts[name] ?? 0), 0);
}
