import { CsvError, parse } from "csv-parse";
import { pipeline, Readable, Transform } from "node:stream";
import { encodingOf } from "./encoding.js";
import { rowOf, type TableRow, UnreadableTable } from "./table-row.js";

const HEAD_BYTES = 65_536;
const LONGEST_ROW = 100_000;
const SEPARATORS = [";", ",", "\t", "|"] as const;

/** The rows of a CSV in any encoding and with any of the usual separators, as they come; empty lines are left out. */
export async function* readCsv(content: Readable): AsyncGenerator<TableRow> {
  const bytes = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const head = await readHead(bytes);
  const encoding = encodingOf(head);
  const decoder = new TextDecoder(encoding);
  const beginning = decoder.decode(head, { stream: true });
  async function* text() {
    yield beginning;
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) {
      yield decoder.decode(next.value, { stream: true });
    }
    yield decoder.decode();
  }
  const rows = parse({
    delimiter: separatorOf(beginning),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  // A failure of either stream reaches the loop below as the parser's own.
  pipeline(Readable.from(text()), asBytes(), rows, () => undefined);
  try {
    for await (const { record, info } of rows as AsyncIterable<Parsed>) {
      if (record.some((cell) => cell.trim() !== "")) yield rowOf(info.lines, record);
    }
  } catch (error) {
    throw error instanceof CsvError ? explained(error) : error;
  }
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

/** The parser counts and splits bytes. */
function asBytes(): Transform {
  return new Transform({
    writableObjectMode: true,
    transform: (chunk: string, _encoding, done) => done(null, Buffer.from(chunk)),
  });
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
