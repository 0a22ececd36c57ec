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

/** What rows are ordered by, never null, and the type in which a cursor keeps it. */
export function sortOf(column: ReportColumn): { readonly sql: string; readonly type: string } {
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
