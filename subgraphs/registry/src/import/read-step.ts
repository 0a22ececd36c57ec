import type { EntityManager } from "@angel/kit/database";
import type { Files } from "@angel/kit/files";
import { readTable } from "@angel/kit/table/read-table";
import { type TableRow, UnreadableTable } from "@angel/kit/table/table-row";
import { canName, guessFields, type ImportField } from "./import-field.js";
import { Lanes } from "./lanes.js";
import { ImportVerdict, type MemberImport } from "./member-import.entity.js";
import { readPerson } from "./read-person.js";
import { type Progressed, STRETCH, STRETCHES_AT_ONCE } from "./steps.js";

const MOST_ROWS = 1_000_000;

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
  let fields: readonly ImportField[] | undefined;
  let [read, kept] = [0, 0];
  const primaries = await primariesBelow(file, hand());
  const lanes = new Lanes(STRETCHES_AT_ONCE);
  let stretch: TableRow[] = [];
  const keep = async () => {
    const rows = stretch;
    if (!fields || rows.length === 0) return;
    stretch = [];
    const values = columnsOf(file, rows, fields, primaries);
    await lanes.begin(async () => {
      await keepRows(file, values, hand());
      kept += rows.length;
    });
    await progressed({ rowCount: read, doneCount: kept });
  };
  try {
    for await (const row of readTable(await files.read(file.fileId), file.mediaType)) {
      if (!fields) {
        fields = file.columns.length > 0 ? file.columns : guessFields(row.cells);
        await progressed({ titles: row.cells.map(storable), columns: [...fields] });
        if (!canName(fields)) throw new UnreadableTable("NOT_A_TABLE", row.line);
        continue;
      }
      stretch.push(row);
      read += 1;
      if (stretch.length === STRETCH) await keep();
      if (read > MOST_ROWS) throw new UnreadableTable("TOO_LARGE", row.line);
    }
    if (!fields) throw new UnreadableTable("NOT_A_TABLE");
    await keep();
  } finally {
    await lanes.end();
  }
  await hand().execute("select find_repeated_rows(?)", [file.id]);
  await progressed({ rowCount: read, doneCount: kept });
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

/** The columns of a row as it waits, and their types; a bad row keeps its cells alone. */
const COLUMNS = {
  line: "int",
  cells: "text",
  verdict: "import_verdict",
  primary_id: "int",
  last_name: "text",
  first_name: "text",
  patronymic: "text",
  sex: "sex",
  born_on: "date",
  occupation: "occupation",
  dues_form: "dues_form",
  workplace: "text",
  position: "text",
  course_of_study: "smallint",
  phone: "text",
  email: "text",
  consented_on: "date",
  joined_on: "date",
  card: "text",
} as const;

type Column = keyof typeof COLUMNS;

const NAMES = Object.keys(COLUMNS) as Column[];
const KEPT = NAMES.filter((name) => !["line", "cells", "verdict"].includes(name)).join(", ");
/** Cells are tidy: there is no tabulator in them. */
const BETWEEN_CELLS = "\t";

/** The words of an encoding's name are of collation "C", and what is read by it would be sought by no index of ours. */
const GIVEN = NAMES.map((name) => `(convert_from(?, 'UTF8') collate "default")::${COLUMNS[name]}[]`).join(
  ", ",
);

const KEEP = `
  with given as materialized (
    select *, name_key(last_name, first_name, patronymic) as name_key
    from unnest(${GIVEN}) as given (${NAMES.join(", ")})),
  matched as (
    select found.* from (
      select array_agg(line) as lines, array_agg(name_key) as keys, array_agg(born_on) as births, array_agg(card) as cards,
        array_agg(phone) as phones, array_agg(email) as emails, array_agg(primary_id) as primaries
      from given where verdict is null) asked
    cross join lateral matches_of_people(lines, keys, births, cards, phones, emails, primaries) found)
  insert into member_import_rows (import_id, line, cells, verdict, reason, match_id, name_key, ${KEPT})
  select ?, line, string_to_array(cells, '${BETWEEN_CELLS}'), coalesce(given.verdict, matched.verdict, 'NEW'), reason,
    member_id, case when given.verdict is null then name_key end, ${KEPT}
  from given left join matched using (line)
  on conflict (import_id, line) do nothing`;

type Values = (string | number | null)[][];

function columnsOf(
  file: MemberImport,
  rows: readonly TableRow[],
  fields: readonly ImportField[],
  { only, byName }: Primaries,
): Values {
  const written = rows.map((row): Partial<Record<Column, string | number | null>> => {
    const { columns, card, organisation, faults } = readPerson(row, fields, file.joinedOn);
    const primary = organisation === null ? only : byName.get(organisation);
    const cells = storable(row.cells.join(BETWEEN_CELLS));
    if (faults.length > 0 || primary === undefined) {
      return { line: row.line, cells, verdict: ImportVerdict.BAD, primary_id: primary ?? null };
    }
    return {
      line: row.line,
      cells,
      primary_id: primary,
      last_name: columns.lastName,
      first_name: columns.firstName,
      patronymic: columns.patronymic,
      sex: columns.sex,
      born_on: columns.bornOn,
      occupation: columns.occupation,
      dues_form: columns.duesForm,
      workplace: columns.workplace,
      position: columns.position,
      course_of_study: columns.courseOfStudy,
      phone: columns.phone,
      email: columns.email,
      consented_on: columns.consentedOn,
      joined_on: columns.joinedOn,
      card,
    };
  });
  return NAMES.map((name) => written.map((row) => row[name] ?? null));
}

async function keepRows(file: MemberImport, values: Values, em: EntityManager): Promise<void> {
  await em.execute(KEEP, [...values.map(arrayOf), file.id]);
}

/** An array as Postgres reads it; in bytes, because the ORM quotes a text sign by sign. */
function arrayOf(values: readonly (string | number | null)[]): Buffer {
  const written = values.map((value) => {
    if (typeof value !== "string") return value === null ? "NULL" : String(value);
    return `"${/["\\]/.test(value) ? value.replaceAll(/["\\]/g, String.raw`\$&`) : value}"`;
  });
  return Buffer.from(`{${written.join()}}`);
}

/** Postgres keeps no NUL and no half of a pair: what cannot be read is kept as the sign for it. */
function storable(text: string): string {
  return text.replaceAll(/[\0\p{Surrogate}]/gu, "\ufffd");
}
