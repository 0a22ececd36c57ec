import type { ReportColumn } from "./report-definition.js";

/** As it comes from the database: a day as text. */
export type Cell = string | number | boolean | null;

/** How a cell reads, in Russian as everything on a report. */
export function textOf(
  value: Cell | undefined,
  { kind, words }: Pick<ReportColumn, "kind" | "words">,
): string {
  if (value === null || value === undefined) return "";
  switch (kind) {
    case "FLAG":
      return value === true ? "да" : "нет";
    case "CODE":
      return words?.[String(value)] ?? String(value);
    case "DAY":
      return String(value).slice(0, 10).split("-").toReversed().join(".");
    case "NUMBER":
      return typeof value === "number" ? String(value).replace(".", ",") : String(value);
    case "TEXT":
      return String(value);
  }
}

/** What a spreadsheet would run; numbers and telephones begin with a sign too, and do no harm. */
const RUNS = /^[=+\-@\t\r\n]/;
const HARMLESS = /^[+-]?[\d\s().,-]+$/;

/** The text, with an apostrophe before what a spreadsheet would take for a formula. */
export function defused(text: string): string {
  return RUNS.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
}
