import ExcelJs from "exceljs";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { rowOf, type TableRow, UnreadableTable } from "./table-row.js";

const MOST_UNPACKED = 600_000_000;
/** What Office packs is text; more than this times its packed size no table is. */
const MOST_RATIO = 200;

/** The rows of the first sheet that has any, as they come. */
export async function* readXlsx(content: Readable): AsyncGenerator<TableRow> {
  const packed = await buffer(content);
  await needModest(packed);
  const book = new ExcelJs.stream.xlsx.WorkbookReader(Readable.from([packed]), {
    worksheets: "emit",
    sharedStrings: "cache",
    hyperlinks: "ignore",
    styles: "cache",
    entries: "ignore",
  });
  let found = false;
  for await (const sheet of book) {
    if (found) return;
    for await (const row of sheet) {
      const cells = Array.from({ length: row.cellCount }, (_, index) =>
        readCell(row.getCell(index + 1).value),
      );
      if (cells.every(({ text }) => text.trim() === "")) continue;
      found = true;
      const read = rowOf(
        row.number,
        cells.map(({ text }) => text),
      );
      const more = cells.flatMap(({ fault }, column) => (fault ? [{ column, fault }] : []));
      yield more.length > 0 ? { ...read, faults: [...read.faults, ...more] } : read;
    }
  }
  if (!found) throw new UnreadableTable("NOT_A_TABLE");
}

interface Cell {
  readonly text: string;
  readonly fault?: "LOST_DIGITS";
}

function readCell(value: ExcelJs.CellValue): Cell {
  if (value === null || value === undefined) return { text: "" };
  if (value instanceof Date) return { text: value.toISOString().slice(0, 10) };
  if (typeof value === "number") {
    // Spreadsheets keep fifteen digits of a number: the last of a card's sixteen is gone.
    return Number.isInteger(value) && Math.abs(value) >= 1e15
      ? { text: value.toExponential(), fault: "LOST_DIGITS" }
      : { text: String(value) };
  }
  if (typeof value !== "object") return { text: String(value) };
  if ("richText" in value) return { text: value.richText.map(({ text }) => text).join("") };
  if ("text" in value) return { text: String(value.text) };
  if ("result" in value) return readCell(value.result as ExcelJs.CellValue);
  return { text: "" };
}

/** Unpacks everything once, keeping nothing, so that no bomb goes off where it would be kept. */
async function needModest(packed: Buffer): Promise<void> {
  const most = Math.min(MOST_UNPACKED, packed.length * MOST_RATIO);
  const archive = await openArchive(packed);
  let size = 0;
  for await (const entry of entriesOf(archive)) {
    if (entry.isEncrypted()) throw new UnreadableTable("ENCRYPTED");
    for await (const chunk of await contentOf(archive, entry)) {
      size += (chunk as Buffer).length;
      if (size > most) throw new UnreadableTable("TOO_LARGE");
    }
  }
}

function openArchive(packed: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(packed, { lazyEntries: true }, (error, archive) => {
      if (error) reject(new UnreadableTable("NOT_A_TABLE"));
      else resolve(archive);
    });
  });
}

async function* entriesOf(archive: ZipFile): AsyncGenerator<Entry> {
  for (let left = archive.entryCount; left > 0; left--) {
    yield await new Promise<Entry>((resolve, reject) => {
      archive.once("entry", resolve);
      archive.once("error", () => reject(new UnreadableTable("NOT_A_TABLE")));
      archive.readEntry();
    });
    archive.removeAllListeners("error");
  }
}

function contentOf(archive: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, content) => {
      if (error) reject(new UnreadableTable("NOT_A_TABLE"));
      else resolve(content);
    });
  });
}
