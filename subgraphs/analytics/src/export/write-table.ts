import { xlsxOf } from "@angel/kit/table/write-xlsx";
import { stringify } from "csv-stringify/sync";
import type ExcelJs from "exceljs";
import { Readable } from "node:stream";
import { type Cell, defused, textOf } from "../report/cell.js";
import type { ReportColumn } from "../report/report-definition.js";

export interface Table {
  readonly title: string;
  readonly columns: readonly Pick<ReportColumn, "title" | "kind" | "words">[];
  /** Cells a row, rows by stretches. */
  readonly stretches: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** CSV as Excel in Russian opens it by itself: marked UTF-8, semicolons. */
export function asCsv({ columns, stretches }: Table): Readable {
  async function* text() {
    yield `\ufeff${lines([columns.map(({ title }) => title)])}`;
    for await (const rows of stretches) {
      yield lines(rows.map((cells) => columns.map((column, place) => defused(textOf(cells[place], column)))));
    }
  }
  return Readable.from(text(), { objectMode: true, highWaterMark: 2 });
}

function lines(rows: string[][]): string {
  return stringify(rows, { delimiter: ";", record_delimiter: "windows" });
}

/** XLSX, packed as the rows come; no more are read than the reader takes. */
export function asXlsx({ title, columns, stretches }: Table, mostRows?: number): Readable {
  async function* cells() {
    for await (const rows of stretches)
      yield rows.map((row) => columns.map((column, place) => cellOf(row[place], column)));
  }
  const heads = columns.map(({ title: head, kind }) => ({
    title: head,
    numFmt: kind === "DAY" ? "dd.mm.yyyy" : undefined,
  }));
  return xlsxOf({ name: sheetName(title), columns: heads, stretches: cells() }, mostRows);
}

function cellOf(value: Cell | undefined, column: Table["columns"][number]): ExcelJs.CellValue {
  if (value === null || value === undefined) return null;
  if (column.kind === "NUMBER" && typeof value === "number") return value;
  if (column.kind === "DAY") return new Date(`${String(value).slice(0, 10)}T00:00:00Z`);
  return defused(textOf(value, column));
}

/** What the name of a sheet may be. */
function sheetName(title: string): string {
  return title
    .replaceAll(/[*?:/\\[\]«»„“]/g, " ")
    .slice(0, 31)
    .trim();
}
