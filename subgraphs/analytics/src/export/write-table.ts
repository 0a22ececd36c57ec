import { stringify } from "csv-stringify/sync";
import type ExcelJs from "exceljs";
import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
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

/** A sheet of Excel has 1,048,576 rows, the head among them. */
const MOST_ROWS = 1_000_000;

/** XLSX, packed as the rows come; no more are read than the reader takes. What does not fit a sheet goes on in the next. */
export function asXlsx(table: Table, mostRows = MOST_ROWS): Readable {
  const out = new PassThrough({ highWaterMark: 262_144 });
  void writeXlsx(table, mostRows, out).catch((error: Error) => out.destroy(error));
  return out;
}

async function writeXlsx(
  { title, columns, stretches }: Table,
  mostRows: number,
  out: PassThrough,
): Promise<void> {
  const { default: excel } = await import("exceljs");
  const book = new excel.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  let sheet = addSheet(book, sheetName(title), columns);
  let [sheets, rowsOfSheet] = [1, 0];
  for await (const rows of stretches) {
    for (const cells of rows) {
      if (rowsOfSheet === mostRows) {
        sheet.commit();
        sheet = addSheet(book, `${sheetName(title).slice(0, 28)} ${(sheets += 1)}`, columns);
        rowsOfSheet = 0;
      }
      rowsOfSheet += 1;
      sheet.addRow(columns.map((column, place) => cellOf(cells[place], column))).commit();
    }
    // The writer of spreadsheets does not wait for its reader: we do.
    if (out.writableNeedDrain) await Promise.race([once(out, "drain"), once(out, "close")]);
    if (out.destroyed) return;
  }
  sheet.commit();
  await book.commit();
}

function addSheet(
  book: ExcelJs.stream.xlsx.WorkbookWriter,
  name: string,
  columns: Table["columns"],
): ExcelJs.Worksheet {
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = columns.map(({ title: header, kind }) => ({
    header,
    width: Math.min(50, Math.max(12, header.length + 2)),
    ...(kind === "DAY" && { style: { numFmt: "dd.mm.yyyy" } }),
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  return sheet;
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
