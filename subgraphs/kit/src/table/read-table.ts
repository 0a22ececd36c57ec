import type { Readable } from "node:stream";
import { readCsv } from "./read-csv.js";
import { readXlsx } from "./read-xlsx.js";
import type { TableRow } from "./table-row.js";

export const CSV = "text/csv";
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The rows of a table that somebody sent; throws `UnreadableTable` where it is none. */
export function readTable(content: Readable, mediaType: string): AsyncGenerator<TableRow> {
  return mediaType === XLSX ? readXlsx(content) : readCsv(content);
}
