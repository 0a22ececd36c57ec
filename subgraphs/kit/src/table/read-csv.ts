import type { Readable } from "node:stream";
import { CsvRows } from "./csv-rows.js";
import { encodingOf } from "./encoding.js";
import type { TableRow } from "./table-row.js";

const HEAD_BYTES = 65_536;
const SEPARATORS = [";", ",", "\t", "|"] as const;

/** The rows of a CSV in any encoding and with any of the usual separators, as they come; empty lines are left out. */
export async function* readCsv(content: Readable): AsyncGenerator<TableRow> {
  try {
    const bytes = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    const head = await readHead(bytes);
    const decoder = new TextDecoder(encodingOf(head));
    const beginning = decoder.decode(head, { stream: true });
    const rows = new CsvRows(separatorOf(beginning), beginning.includes("\n") ? "\n" : "\r");
    yield* rows.take(beginning);
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) {
      yield* rows.take(decoder.decode(next.value, { stream: true }));
    }
    yield* rows.end(decoder.decode());
  } finally {
    // Taken piece by piece, it does not end by itself where the reader leaves.
    content.destroy();
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
