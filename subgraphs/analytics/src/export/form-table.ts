import type { Paper } from "@angel/kit/paper/block";
import { type Cell, textOf } from "../report/cell.js";
import type { Table } from "./write-table.js";

/** A filled form as it was when its file was asked for. */
export interface StoredForm {
  readonly kind: string;
  readonly on: string;
  /** The seal's hash; null for a draft. */
  readonly hash: string | null;
  readonly rows: readonly StoredFormRow[];
}

interface StoredFormRow {
  readonly number: string;
  readonly title: string;
  readonly value: number | null;
  readonly on: string | null;
}

const COLUMNS: Table["columns"] = [
  { title: "Строка", kind: "TEXT" },
  { title: "Показатель", kind: "TEXT" },
  { title: "Значение", kind: "NUMBER" },
];

const titleOf = ({ kind, on }: StoredForm) =>
  `Статистический отчёт ${kind} на ${textOf(on, { kind: "DAY" })}`;

export function formTable(form: StoredForm): Pick<Table, "title" | "columns"> & { rows: Cell[][] } {
  return {
    title: titleOf(form),
    columns: COLUMNS,
    rows: form.rows.map(({ number, title, value, on }) => [
      number,
      title,
      value ?? (on && textOf(on, { kind: "DAY" })),
    ]),
  };
}

/** The form on paper: with its hash where it is locked, and said to be a draft where it is not. */
export function formPaper(form: StoredForm, organisation: string): Paper {
  const { title, columns, rows } = formTable(form);
  return {
    title: `${title}, ${organisation}`,
    blocks: [
      { kind: "heading", text: `${organisation}\n${title}` },
      ...(form.hash ? [] : [{ kind: "text" as const, text: "Черновик: отчёт не зафиксирован." }]),
      {
        kind: "table",
        head: columns.map((column) => column.title),
        widths: [1, 7, 2],
        rows: rows.map((cells) =>
          cells.map((cell, place) => textOf(cell, columns[place] ?? { kind: "TEXT" })),
        ),
      },
      { kind: "signature", who: "Председатель" },
    ],
    checkUrl: null,
    code: form.hash ?? "нет, черновик",
  };
}
