import type { Readable } from "node:stream";
import { readCsv } from "./read-csv.js";
import type { TableRow } from "./table-row.js";

export const CSV = "text/csv";
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The rows of a table that somebody sent; throws `UnreadableTable` where it is none. */
export async function readTable(content: Readable, mediaType: string): Promise<AsyncGenerator<TableRow>> {
  if (mediaType !== XLSX) return readCsv(content);
  // Whoever reads no spreadsheet does not load what reads them.
  const { readXlsx } = await import("./read-xlsx.js");
  return readXlsx(content);
}
