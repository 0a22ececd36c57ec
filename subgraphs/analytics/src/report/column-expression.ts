import { isStorable, isUuid } from "@angel/kit/text";
import { isPlainDate } from "@angel/kit/values";
import { flagOf, type NamedReportConditionInput } from "./report-choice.js";
import type { ReportColumn } from "./report-definition.js";

export interface Part {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const SQL_TYPES = { TEXT: "text", CODE: "text", NUMBER: "numeric", DAY: "date", FLAG: "boolean" } as const;

function typed({ kind, value }: ReportColumn): string {
  return `(${value})::${SQL_TYPES[kind]}`;
}

/** As the cell reads: the words of a code stand in the code here and hold no quotes of others. */
function reading(column: ReportColumn): string {
  if (column.kind !== "CODE") return typed(column);
  const words = JSON.stringify(column.words ?? {}).replaceAll("'", "''");
  return `coalesce('${words}'::jsonb ->> ${typed(column)}, ${typed(column)})`;
}

/** The types in which a cursor keeps what rows are ordered by, as the database writes them. */
const KEPT = {
  text: (part: unknown) => typeof part === "string" && isStorable(part),
  uuid: (part: unknown) => typeof part === "string" && isUuid(part),
  int: (part: unknown) => part === -1 || part === 0 || part === 1,
  numeric: (part: unknown) => /^(-?\d{1,40}(\.\d{1,40})?|-infinity)$/i.test(String(part)),
  date: (part: unknown) => part === "-infinity" || isPlainDate(part),
};

/** What rows are ordered by, never null. */
export interface OrderKey {
  readonly sql: string;
  readonly type: keyof typeof KEPT;
}

/** Whether a cursor's parts are such as these keys have. */
export function suits(keys: readonly OrderKey[], parts: readonly unknown[]): boolean {
  return parts.length === keys.length && keys.every(({ type }, place) => KEPT[type](parts[place]));
}

export function sortOf(column: ReportColumn): OrderKey {
  switch (column.kind) {
    case "TEXT":
    case "CODE":
      return { sql: `coalesce(lower(${reading(column)}), '')`, type: "text" };
    case "NUMBER":
      return { sql: `coalesce(${typed(column)}, '-infinity')`, type: "numeric" };
    case "DAY":
      return { sql: `coalesce(${typed(column)}, '-infinity')`, type: "date" };
    case "FLAG":
      return { sql: `coalesce(${typed(column)}::int, -1)`, type: "int" };
  }
}

/** A condition on a column, once it is known to suit it. */
export function conditionsOn(
  column: ReportColumn,
  { is, begins, from, until, isEmpty }: NamedReportConditionInput,
): Part[] {
  const value = typed(column);
  const isText = column.kind === "TEXT" || column.kind === "CODE";
  const parts: Part[] = [];
  const add = (sql: string, ...values: unknown[]) => parts.push({ sql, values });
  const number = (text: string) => (column.kind === "NUMBER" ? text.replace(",", ".") : text);
  const cast = `?::${SQL_TYPES[column.kind]}`;
  if (typeof is === "string") {
    if (isText) add(`lower(${reading(column)}) = lower(?)`, is);
    else add(`${value} = ${cast}`, column.kind === "FLAG" ? flagOf(is) : number(is));
  }
  if (typeof begins === "string") add(`lower(${reading(column)}) ^@ lower(?)`, begins);
  if (typeof from === "string") add(`${value} >= ${cast}`, number(from));
  if (typeof until === "string") add(`${value} <= ${cast}`, number(until));
  if (typeof isEmpty === "boolean") {
    add(`${isEmpty ? "" : "not "}(${isText ? `coalesce(${value}, '') = ''` : `${value} is null`})`);
  }
  return parts;
}
