import type ExcelJs from "exceljs";
import { once } from "node:events";
import { PassThrough, type Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";

export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly numFmt?: string | undefined }[];
  /** Cells a row, rows by stretches. */
  readonly stretches:
    | AsyncIterable<readonly (readonly ExcelJs.CellValue[])[]>
    | Iterable<readonly (readonly ExcelJs.CellValue[])[]>;
}

/** A sheet of Excel has 1,048,576 rows, the head among them. */
const MOST_ROWS = 1_000_000;

/** XLSX, packed as the rows come; no more are read than the reader takes. What does not fit a sheet goes on in the next. */
export function xlsxOf(sheet: Sheet, mostRows = MOST_ROWS): Readable {
  const out = new PassThrough({ highWaterMark: 262_144 });
  void write(sheet, mostRows, out).catch((error: Error) => out.destroy(error));
  return out;
}

async function write({ name, columns, stretches }: Sheet, mostRows: number, out: PassThrough): Promise<void> {
  const { default: excel } = await import("exceljs");
  const book = new excel.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  let sheet = addSheet(book, name, columns);
  let [sheets, rowsOfSheet] = [1, 0];
  for await (const rows of stretches) {
    for (const cells of rows) {
      if (rowsOfSheet === mostRows) {
        sheet.commit();
        sheet = addSheet(book, `${name.slice(0, 28)} ${(sheets += 1)}`, columns);
        rowsOfSheet = 0;
      }
      rowsOfSheet += 1;
      sheet.addRow([...cells]).commit();
    }
    // The writer of spreadsheets does not wait for its reader: we do, and let others have their turn.
    if (out.writableNeedDrain) await Promise.race([once(out, "drain"), once(out, "close")]);
    else await nextTurn();
    if (out.destroyed) return;
  }
  sheet.commit();
  await book.commit();
}

function addSheet(
  book: ExcelJs.stream.xlsx.WorkbookWriter,
  name: string,
  columns: Sheet["columns"],
): ExcelJs.Worksheet {
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = columns.map(({ title: header, numFmt }) => ({
    header,
    width: Math.min(50, Math.max(12, header.length + 2)),
    ...(numFmt !== undefined && { style: { numFmt } }),
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  return sheet;
}
