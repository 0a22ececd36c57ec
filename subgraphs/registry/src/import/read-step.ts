import type { EntityManager } from "@angel/kit/database";
import type { Files } from "@angel/kit/files";
import { readTable } from "@angel/kit/table/read-table";
import { type TableRow, UnreadableTable } from "@angel/kit/table/table-row";
import { canName, guessFields, type ImportField } from "./import-field.js";
import type { MemberImport } from "./member-import.entity.js";
import { readPerson } from "./read-person.js";

const STRETCH = 2_000;
const MOST_ROWS = 1_000_000;

/** Reads the file into rows, a stretch a transaction, and goes on where an earlier try ended. */
export async function readRows(
  file: MemberImport,
  files: Files,
  em: EntityManager,
  progressed: (change: Partial<MemberImport>) => Promise<void>,
): Promise<void> {
  const [last] = await em.execute<{ line: number | null; count: number }[]>(
    "select max(line) as line, count(*)::int as count from member_import_rows where import_id = ?",
    [file.id],
  );
  const doneUntil = last?.line ?? 0;
  let count = last?.count ?? 0;
  let fields: readonly ImportField[] | undefined;
  const primaries = await primariesBelow(file, em);
  let stretch: TableRow[] = [];
  const keep = async () => {
    if (!fields || stretch.length === 0) return;
    await keepRows(file, stretch, fields, primaries, em);
    count += stretch.length;
    stretch = [];
    await progressed({ rowCount: count });
  };
  for await (const row of readTable(await files.read(file.fileId), file.mediaType)) {
    if (!fields) {
      fields = file.columns.length > 0 ? file.columns : guessFields(row.cells);
      await progressed({ titles: row.cells.map(storable), columns: [...fields] });
      if (!canName(fields)) throw new UnreadableTable("NOT_A_TABLE", row.line);
      continue;
    }
    if (row.line <= doneUntil) continue;
    stretch.push(row);
    if (stretch.length === STRETCH) await keep();
    if (count > MOST_ROWS) throw new UnreadableTable("TOO_LARGE", row.line);
  }
  if (!fields) throw new UnreadableTable("NOT_A_TABLE");
  await keep();
}

/** The nodes of the primaries that rows may name, by number and by code; and the one they are for when they name none. */
interface Primaries {
  readonly only: number | undefined;
  readonly byName: ReadonlyMap<string, number>;
}

async function primariesBelow({ organisationId }: MemberImport, em: EntityManager): Promise<Primaries> {
  const rows = await em.execute<{ node: number; number: string | null; code: number; level: string }[]>(
    `select below.node, below.number, below.code, top.level from organisations top
     join organisations below on below.path <@ top.path and below.level = 'PRIMARY' and below.closed_on is null
     where top.node = ?`,
    [organisationId],
  );
  const byName = new Map<string, number>();
  for (const { node, number, code } of rows) {
    byName.set(String(code), node);
    if (number !== null) byName.set(number, node);
  }
  const [first] = rows;
  return { only: first?.level === "PRIMARY" ? first.node : undefined, byName };
}

async function keepRows(
  file: MemberImport,
  rows: readonly TableRow[],
  fields: readonly ImportField[],
  { only, byName }: Primaries,
  em: EntityManager,
): Promise<void> {
  const written = rows.map(({ line, cells, faults }) => {
    const person = readPerson({ line, cells, faults }, fields, file.joinedOn);
    const primary = person.organisation === null ? only : byName.get(person.organisation);
    const isBad = person.faults.length > 0 || primary === undefined;
    return {
      line,
      cells: cells.map(storable),
      verdict: isBad ? "BAD" : null,
      primary: primary ?? null,
      ...(isBad ? {} : { ...person.columns, card: person.card }),
    };
  });
  await em.execute(
    `insert into member_import_rows (
       import_id, line, cells, verdict, primary_id, last_name, first_name, patronymic, name_key, sex, born_on,
       occupation, dues_form, workplace, position, course_of_study, phone, email, consented_on, joined_on, card)
     select ?, line, cells, verdict, "primary", "lastName", "firstName", patronymic,
       name_key("lastName", "firstName", patronymic), sex, "bornOn", occupation, "duesForm", workplace, position,
       "courseOfStudy", phone, email, "consentedOn", "joinedOn", card
     from json_to_recordset(?::json) as given (
       line int, cells text[], verdict import_verdict, "primary" int, "lastName" text, "firstName" text,
       patronymic text, sex sex, "bornOn" date, occupation occupation, "duesForm" dues_form, workplace text,
       position text, "courseOfStudy" smallint, phone text, email text, "consentedOn" date, "joinedOn" date,
       card text)`,
    [file.id, JSON.stringify(written)],
  );
}

/** Postgres keeps no NUL and no half of a pair: what cannot be read is kept as the sign for it. */
function storable(cell: string): string {
  return cell.replaceAll(/[\0\p{Surrogate}]/gu, "\ufffd");
}
