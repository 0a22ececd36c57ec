/** Why a cell cannot be taken as it stands. */
export type CellFault = "FORMULA" | "UNREADABLE" | "TOO_LONG" | "LOST_DIGITS";

/** A row of somebody's table: every cell as text, and what is wrong with some. */
export interface TableRow {
  /** Where it stands in the file, from 1: the number that a spreadsheet shows beside it. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly faults: readonly { readonly column: number; readonly fault: CellFault }[];
}

/** The file cannot be read as a table at all. */
export class UnreadableTable extends Error {
  constructor(
    readonly reason: "NOT_A_TABLE" | "TOO_LARGE" | "QUOTE_NOT_CLOSED" | "ENCRYPTED",
    readonly line: number | null = null,
  ) {
    super(`${reason}${line === null ? "" : ` at line ${line}`}`);
  }
}

const LONGEST_CELL = 1_000;
/** What a spreadsheet would run. A minus and a plus also begin numbers and telephones. */
const FORMULA = /^[=@]|^[+-](?![\d(\s])/;
/** A sign that no encoding could give, or a NUL. */
const UNREADABLE = /[\0\ufffd]/;
/** Any space but a single one between words. */
const UNTIDY = /^ | $| {2}|[^\S ]|\u200b/;

/** The row with its cells tidied and looked at. */
export function rowOf(line: number, cells: readonly string[]): TableRow {
  const tidy = cells.map((cell) => (UNTIDY.test(cell) ? cell.replaceAll(/[\s\u200b]+/g, " ").trim() : cell));
  const faults: TableRow["faults"][number][] = [];
  tidy.forEach((cell, column) => {
    const fault = faultOf(cell);
    if (fault) faults.push({ column, fault });
  });
  return { line, cells: tidy, faults };
}

function faultOf(cell: string): CellFault | undefined {
  if (UNREADABLE.test(cell) || !cell.isWellFormed()) return "UNREADABLE";
  if (cell.length > LONGEST_CELL) return "TOO_LONG";
  return FORMULA.test(cell) ? "FORMULA" : undefined;
}
