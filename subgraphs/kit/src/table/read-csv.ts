import { CsvError, parse } from "csv-parse";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { encodingOf } from "./encoding.js";
import { rowOf, type TableRow, UnreadableTable } from "./table-row.js";

const HEAD_BYTES = 65_536;
const LONGEST_ROW = 100_000;
const SEPARATORS = [";", ",", "\t", "|"] as const;

/** The rows of a CSV in any encoding and with any of the usual separators, as they come; empty lines are left out. */
export async function* readCsv(content: Readable): AsyncGenerator<TableRow> {
  const bytes = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const head = await readHead(bytes);
  const decoder = new TextDecoder(encodingOf(head));
  const beginning = decoder.decode(head, { stream: true });
  async function* text() {
    yield beginning;
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) {
      yield decoder.decode(next.value, { stream: true });
    }
    yield decoder.decode();
  }
  const rows: TableRow[] = [];
  const parser = parse({
    delimiter: separatorOf(beginning),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    // Rows are taken here: one by one out of the parser's stream they would cost half as much again.
    on_record: (record: string[], { lines }) => {
      if (record.some((cell) => cell.trim() !== "")) rows.push(rowOf(lines, record));
      return null;
    },
  });
  // Its failure reaches the loop below as that of what was written.
  parser.on("error", () => undefined);
  try {
    for await (const piece of text()) {
      await new Promise<void>((resolve, reject) => {
        parser.write(piece, (error) => (error ? reject(error) : resolve()));
      });
      yield* rows.splice(0);
    }
    await finished(parser.end(), { readable: false });
    yield* rows;
  } catch (error) {
    throw error instanceof CsvError ? explained(error) : error;
  } finally {
    // Taken piece by piece, it does not end by itself where the reader leaves or the parser fails.
    content.destroy();
    parser.destroy();
  }
}

async function readHead(bytes: AsyncIterator<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const next = await bytes.next();
    if (next.done) break;
    chunks.push(next.value);
    size += next.value.length;
  }
  return Buffer.concat(chunks);
}

/** The sign that splits the first lines into the most columns, and into equally many. */
function separatorOf(text: string): string {
  const lines = text
    .replaceAll(/"[^"]*"/g, "")
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .slice(0, 20);
  const scores = SEPARATORS.map((sign) => {
    const counts = lines.map((line) => line.split(sign).length - 1);
    return [sign, Math.min(...counts) * 100 + Math.max(...counts, 0)] as const;
  });
  return scores.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

function explained(error: CsvError): UnreadableTable {
  const line = typeof error["lines"] === "number" ? error["lines"] : null;
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return new UnreadableTable("QUOTE_NOT_CLOSED", line);
  return new UnreadableTable(error.code === "CSV_MAX_RECORD_SIZE" ? "TOO_LARGE" : "NOT_A_TABLE", line);
}
