import type { EntityManager } from "@angel/kit/database";
import type { Files } from "@angel/kit/files";
import { readTable } from "@angel/kit/table/read-table";
import { type TableRow, UnreadableTable } from "@angel/kit/table/table-row";
import { canName, guessFields } from "./import-field.js";
import { Lanes } from "./lanes.js";
import type { MemberImport } from "./member-import.entity.js";
import { personReader, type ReadPerson } from "./read-person.js";
import { type Progressed, STRETCH, STRETCHES_AT_ONCE } from "./steps.js";
import { storable, Stretch } from "./stretch.js";

const MOST_ROWS = 1_000_000;
/** The lanes have something to do before a whole stretch has been read. */
const FIRST_STRETCH = 1_000;

/**
 * Reads the file into rows and judges each, a stretch a transaction, while the next is being read. Whoever goes on
 * where an earlier try ended reads from the beginning and leaves the rows that are there.
 */
export async function readRows(
  file: MemberImport,
  files: Files,
  hand: () => EntityManager,
  progressed: Progressed,
): Promise<void> {
  let read: ((row: TableRow) => ReadPerson) | undefined;
  let stretch: Stretch | undefined;
  let [came, kept, length] = [0, 0, FIRST_STRETCH];
  const lanes = new Lanes(STRETCHES_AT_ONCE);
  const keep = async () => {
    const full = stretch;
    if (!full) return;
    stretch = undefined;
    length = Math.min(2 * length, STRETCH);
    await lanes.begin(async () => {
      await full.keep(hand());
      kept += full.length;
    });
    await progressed({ rowCount: came, doneCount: kept });
  };
  try {
    for await (const row of await readTable(await files.read(file.fileId), file.mediaType)) {
      if (!read) {
        const fields = file.columns.length > 0 ? file.columns : guessFields(row.cells);
        await progressed({ titles: row.cells.map(storable), columns: [...fields] });
        if (!canName(fields)) throw new UnreadableTable("NOT_A_TABLE", row.line);
        read = personReader(fields, file.joinedOn);
        continue;
      }
      stretch ??= new Stretch(file, read);
      stretch.add(row);
      came += 1;
      if (stretch.length === length) await keep();
      if (came > MOST_ROWS) throw new UnreadableTable("TOO_LARGE", row.line);
    }
    if (!read) throw new UnreadableTable("NOT_A_TABLE");
    await keep();
  } finally {
    await lanes.end();
  }
  await hand().execute("select find_repeated_rows(?)", [file.id]);
  await progressed({ rowCount: came, doneCount: kept });
}
