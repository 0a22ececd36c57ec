import type { EntityManager } from "@angel/kit/database";
import type { TableRow } from "@angel/kit/table/table-row";
import { BinaryArray, Element } from "./binary-array.js";
import { executeBound } from "./execute-bound.js";
import { ImportVerdict, type MemberImport } from "./member-import.entity.js";
import type { ReadPerson } from "./read-person.js";

/** The columns of a row as it travels, and their types; a bad row brings its cells alone. */
const COLUMNS = {
  line: "int",
  cells: "text",
  verdict: "import_verdict",
  /** A primary, by number or code; of who names none nothing, for then it is the file's own. */
  organisation: "text",
  last_name: "text",
  first_name: "text",
  patronymic: "text",
  sex: "sex",
  born_on: "date",
  occupation: "occupation",
  dues_form: "dues_form",
  workplace: "text",
  position: "text",
  course_of_study: "int",
  phone: "text",
  email: "text",
  consented_on: "date",
  joined_on: "date",
  card: "text",
} as const;

type Column = keyof typeof COLUMNS;

const NAMES = Object.keys(COLUMNS) as Column[];
const KEPT = NAMES.filter((name) => !["line", "cells", "verdict", "organisation"].includes(name));
/** Cells are tidy: there is no tabulator in them. */
const BETWEEN_CELLS = "\t";

/** As they travel: the words of our own types as text. */
const ELEMENTS = NAMES.map((name) => {
  const type = COLUMNS[name];
  return type === "int" ? Element.INT : type === "date" ? Element.DATE : Element.TEXT;
});
const GIVEN = ELEMENTS.map((element, place) => `$${place + 1}::${Element[element].toLowerCase()}[]`).join(
  ", ",
);
const READ = NAMES.map((name) => `${name}::${COLUMNS[name]}`).join(", ");

const FILE = `$${NAMES.length + 1}`;
const TOP = `$${NAMES.length + 2}`;

const KEEP = `
  with said as materialized (
    select ${READ}, name_key(last_name, first_name, patronymic) as name_key
    from unnest(${GIVEN}) as said (${NAMES.join(", ")})),
  homes as materialized (
    select organisation, (
      select home.node from (
        select 1, node from organisations where number = organisation
        union all select 2, node from organisations
          where code = case when organisation ~ '^[1-9][0-9]{0,8}$' then organisation::int end
        union all select 3, ${TOP}::int where organisation = '') found (rank, node)
      join organisations home on home.node = found.node join organisations top on home.path <@ top.path
      where top.node = ${TOP} and home.level = 'PRIMARY' and home.closed_on is null
      order by rank limit 1) as primary_id
    from (select distinct organisation from said) named),
  given as materialized (
    select line, cells, case when primary_id is null then 'BAD' else verdict end as verdict, primary_id,
      case when primary_id is not null then name_key end as name_key,
      ${KEPT.map((name) => `case when primary_id is not null then ${name} end as ${name}`).join(", ")}
    from said join homes using (organisation)),
  matched as (
    select found.* from (
      select array_agg(line) as lines, array_agg(name_key) as keys, array_agg(born_on) as births, array_agg(card) as cards,
        array_agg(phone) as phones, array_agg(email) as emails, array_agg(primary_id) as primaries
      from given where verdict is null) asked
    cross join lateral matches_of_people(lines, keys, births, cards, phones, emails, primaries) found)
  insert into member_import_rows
    (import_id, line, cells, verdict, reason, match_id, is_shared, name_key, member_id, primary_id, ${KEPT.join(", ")})
  select ${FILE}, line, string_to_array(cells, '${BETWEEN_CELLS}'), coalesce(given.verdict, matched.verdict, 'NEW'), reason,
    matched.member_id, coalesce(is_shared, false), case when given.verdict is null then name_key end,
    case when coalesce(given.verdict, matched.verdict, 'NEW') in ('NEW', 'PROBABLE_DUPLICATE') then uuidv7() end,
    primary_id, ${KEPT.join(", ")}
  from given left join matched using (line)
  on conflict (import_id, line) do nothing`;

type Values = Partial<Record<Column, string | number | null>>;

/** Rows on their way to the database, each written down for it as it comes. */
export class Stretch {
  private readonly written = ELEMENTS.map((element) => new BinaryArray(element));
  length = 0;

  constructor(
    private readonly file: MemberImport,
    private readonly read: (row: TableRow) => ReadPerson,
  ) {}

  add(row: TableRow): void {
    const values = this.valuesOf(row);
    for (const [place, array] of this.written.entries()) array.add(values[NAMES[place] as Column] ?? null);
    this.length += 1;
  }

  /** Each with its verdict. */
  async keep(em: EntityManager): Promise<void> {
    const arrays = this.written.map((array) => array.finish());
    await executeBound(em, KEEP, [...arrays, this.file.id, this.file.organisationId]);
  }

  private valuesOf(row: TableRow): Values {
    const { columns, card, faults, organisation: named } = this.read(row);
    const organisation = storable(named);
    const cells = storable(row.cells.join(BETWEEN_CELLS));
    if (faults.length > 0) return { line: row.line, cells, verdict: ImportVerdict.BAD, organisation };
    return {
      line: row.line,
      cells,
      organisation,
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
  }
}

/** Postgres keeps no NUL and no half of a pair: what cannot be read is kept as the sign for it. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}
