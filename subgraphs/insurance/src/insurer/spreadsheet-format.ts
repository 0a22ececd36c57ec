import { readTable, XLSX } from "@angel/kit/table/read-table";
import { xlsxOf } from "@angel/kit/table/write-xlsx";
import { type TableRow, UnreadableTable } from "@angel/kit/table/table-row";
import { isPlainDate, type PlainDate } from "@angel/kit/values";
import type { Readable } from "node:stream";
import type {
  ClaimForInsurer,
  InsuredPerson,
  InsurerAnswer,
  InsurerFormat,
  OutgoingFile,
} from "./insurer-format.js";

const PERSON = ["Фамилия", "Имя", "Отчество", "Дата рождения", "Номер билета (полиса)"];
const CLAIM = ["Номер заявления", "Дата события", "Повреждение", "Строки таблицы", "Процент", "Сумма, руб."];

/** Of a long list, so many rows are made before others have their turn. */
const AT_ONCE = 500;

/**
 * What the columns of an answer are called, the surest name first. Insurers mostly add theirs to the list they were sent: the
 * day of an injury and the place in a list are not what they say, and their own sum goes before the one they were sent.
 */
const COLUMNS = {
  number: [/^(номер|№) заявления$/i, /^(номер|№)$/i],
  decision: [/^решение$/i, /^статус$/i, /^(решение|статус) /i],
  sum: [
    /^(выплаченная|одобренная|утвержд[её]нная) сумма(, ?руб\.?)?$/i,
    /^сумма (выплаты|к выплате|платежа|возмещения)(, ?руб\.?)?$/i,
    /^сумма(, ?руб\.?)?$/i,
  ],
  on: [/^дата (выплаты|оплаты|платежа|перечисления)$/i, /^дата$/i, /^дата решения$/i],
  reason: [/^(причина|основание)$/i, /^(причина|основание) (отказа|решения)$/i],
  reference: [/^((номер|№) )?плат[её]ж/i, /^п\/п$/i],
} as const;
/** What is not approved is refused. What is said of payment besides goes before the approval. */
const DECISIONS = [
  ["PAY", "выплач|оплач"],
  ["APPROVE", "одобр|согласован"],
  ["REFUSE", "отказ|(?<!\\p{L})не\\s*(?:был[аои]?\\s+)?(?:одобр|согласован)"],
] as const;

type Column = keyof typeof COLUMNS;

/** Spreadsheets with Russian headings: what insurers take who have no format of their own. */
export const spreadsheetFormat: InsurerFormat = {
  writeClaims: (title, claims) =>
    workbook(title, [...CLAIM, ...PERSON], claims, (claim) => [...claimCells(claim), ...personCells(claim)]),

  writeInsured: (title, people) => workbook(title, PERSON, people, personCells),

  readAnswers: async function* (content: Readable, mediaType: string) {
    let columns: Map<Column, number> | undefined;
    for await (const row of await readTable(content, mediaType)) {
      if (columns) yield answerIn(row, columns);
      else columns = columnsOf(row);
    }
  },
};

function workbook<Row>(
  title: string,
  head: readonly string[],
  rows: readonly Row[],
  cellsOf: (row: Row) => (string | number)[],
): OutgoingFile {
  function* stretches() {
    for (let done = 0; done < rows.length; done += AT_ONCE)
      yield rows.slice(done, done + AT_ONCE).map(cellsOf);
  }
  const columns = head.map((name) => ({ title: name }));
  const content = xlsxOf({ name: "Список", columns, stretches: stretches() });
  return { name: `${title}.xlsx`, mediaType: XLSX, content };
}

function personCells({ lastName, firstName, patronymic, bornOn, cardNumber }: InsuredPerson): string[] {
  return [lastName, firstName, patronymic ?? "", written(bornOn), cardNumber ?? ""];
}

function claimCells({ number, incidentOn, injury, rows, hundredths, kopecks }: ClaimForInsurer) {
  return [number, written(incidentOn), injury, rows, hundredths / 100, kopecks / 100];
}

function written(day: PlainDate | null): string {
  return day === null ? "" : day.split("-").toReversed().join(".");
}

function columnsOf({ line, cells }: TableRow): Map<Column, number> {
  const columns = new Map<Column, number>();
  for (const [name, headings] of Object.entries(COLUMNS) as [Column, readonly RegExp[]][]) {
    const surest = headings.find((heading) => cells.some((cell) => heading.test(cell)));
    if (surest)
      columns.set(
        name,
        cells.findIndex((cell) => surest.test(cell)),
      );
  }
  if (!columns.has("number") || !columns.has("decision")) throw new UnreadableTable("NOT_A_TABLE", line);
  return columns;
}

function answerIn({ line, cells, faults }: TableRow, columns: Map<Column, number>): InsurerAnswer {
  const cell = (name: Column) => cells[columns.get(name) ?? -1] ?? "";
  const number = /^\d{1,9}$/.test(cell("number")) ? Number(cell("number")) : null;
  const decision = decisionIn(cell("decision"));
  const kopecks = cell("sum") === "" ? null : kopecksIn(cell("sum"));
  const on = cell("on") === "" ? null : dayIn(cell("on"));
  return {
    line,
    number,
    decision,
    kopecks: kopecks ?? null,
    on: on ?? null,
    reason: cell("reason") || null,
    reference: cell("reference") || null,
    isUnclear:
      number === null || decision === null || kopecks === undefined || on === undefined || faults.length > 0,
  };
}

/** Null of what decides nothing: «не оплачено» may be paid yet, and nobody is refused and paid at once. */
function decisionIn(text: string): InsurerAnswer["decision"] {
  const isSaid = (pattern: string) => new RegExp(pattern, "iu").test(text);
  const said = DECISIONS.filter(
    ([, words]) =>
      isSaid(words) &&
      !isSaid(`(?<!\\p{L})не\\s*(?:\\p{L}+\\s+)?(?:${words})|(?:${words})\\p{L}*\\s+не\\s+(?:был|буд)`),
  ).map(([decision]) => decision);
  return said.includes("REFUSE") && said.length > 1 ? null : (said[0] ?? null);
}

/** «1 500,00» and 1500 are the same; undefined what is no sum. */
function kopecksIn(text: string): number | undefined {
  const [, roubles, rest = ""] =
    /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.replaceAll(/\s|руб\.?$/g, "")) ?? [];
  return roubles === undefined ? undefined : Number(roubles) * 100 + Number(rest.padEnd(2, "0"));
}

function dayIn(text: string): PlainDate | undefined {
  const day = /^\d{2}\.\d{2}\.\d{4}$/.test(text) ? text.split(".").toReversed().join("-") : text;
  return isPlainDate(day) ? day : undefined;
}
