import type { TableRow } from "@angel/kit/table/table-row";

/** Where in an employer's list stands what. */
export interface PayrollColumns {
  readonly name: number;
  readonly withheld: number;
  /** The wage that dues are a share of; absent in most lists. */
  readonly wage: number | null;
}

/** A line of an employer's list. */
export interface PayrollLine {
  readonly line: number;
  readonly written: string;
  /** Null where it cannot be read. */
  readonly withheldKopecks: number | null;
  readonly wageKopecks: number | null;
}

const NAME = /фио|ф\.\s*и\.\s*о|фамилия|сотрудник|работник|name/i;
const WITHHELD = /взнос|удерж|withheld|dues/i;
const WAGE = /начисл|зарплат|оклад|доход|база|wage|salary/i;

/** The columns by their titles; null where the names or the sums are not to be found. */
export function guessColumns(head: readonly string[]): PayrollColumns | null {
  const find = (title: RegExp) => head.findIndex((cell) => title.test(cell));
  const [name, withheld, wage] = [find(NAME), find(WITHHELD), find(WAGE)];
  if (name < 0 || withheld < 0) return null;
  return { name, withheld, wage: wage < 0 || wage === withheld ? null : wage };
}

/** The line; null where it names nobody, as totals do. */
export function readLine({ line, cells }: TableRow, columns: PayrollColumns): PayrollLine | null {
  const written = cells[columns.name] ?? "";
  if (!written || /^(итого|всего|total)/i.test(written)) return null;
  return {
    line,
    written,
    withheldKopecks: readSum(cells[columns.withheld] ?? ""),
    wageKopecks: columns.wage === null ? null : readSum(cells[columns.wage] ?? ""),
  };
}

/**
 * «1 234,50», «1234.5 руб.» in kopecks; to the nearest what a formula gives: a spreadsheet keeps it as «456.789», and
 * never ends it in a nought, as «10.000» for ten thousand does.
 */
export function readSum(text: string): number | null {
  const plain = text.replaceAll(/\s|руб\.?|₽|р\.?$/gi, "");
  if (!/^\d{1,9}(?:[.,]\d{1,2}|\.\d+[1-9])?$/.test(plain)) return null;
  return Math.round(Number(plain.replace(",", ".")) * 100);
}
