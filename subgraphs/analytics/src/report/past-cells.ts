import type { EntityManager } from "@angel/kit/database";
import { listOf } from "@angel/kit/published";
import type { PlainDate } from "@angel/kit/values";
import { grouped } from "../organisation/grouped.js";
import type { Cell } from "./cell.js";
import type { PastDoor, ReportColumn } from "./report-definition.js";

/** A row of a past day, whose cells are still to come where the row does not say them. */
export interface PastRow {
  readonly id: string;
  readonly node: Cell;
  readonly cells: Cell[];
}

interface Answer {
  readonly of_row: string | number;
  readonly [name: string]: Cell;
}

/** Fills in what stood beside the rows on the day: one question a function, however many rows. */
export async function fillPastCells(
  rows: readonly PastRow[],
  columns: readonly ReportColumn[],
  on: PlainDate,
  em: EntityManager,
): Promise<void> {
  const asked = columns.flatMap(({ past }, place) => (past ? [{ ...past, place }] : []));
  for (const [door, cells] of grouped(asked, (one) => one.door)) {
    const of = cells[0]?.of ?? "id";
    const answers = await em.execute<Answer[]>(`select * from published.${door}(?::${TYPES[of]}, ?::date)`, [
      listOf(rows.map((row) => String(row[of]))),
      on,
    ]);
    const found = new Map(answers.map((answer) => [String(answer.of_row), answer]));
    for (const row of rows) {
      const answer = found.get(String(row[of]));
      for (const { name, place } of cells) row.cells[place] = answer?.[name] ?? null;
    }
  }
}

const TYPES: Readonly<Record<PastDoor["of"], string>> = { id: "uuid[]", node: "int[]" };
