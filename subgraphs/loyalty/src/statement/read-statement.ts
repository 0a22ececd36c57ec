import { readTable } from "@angel/kit/table/read-table";
import { UnreadableTable } from "@angel/kit/table/table-row";
import { Problem } from "@angel/kit/problem";
import type { Readable } from "node:stream";
import { Field, Int, ObjectType } from "type-graphql";

const MOST_LINES = 5_000;
const MOST_FAULTS = 100;

@ObjectType({ description: "A line of a statement that cannot be read." })
export class UnreadableLine {
  @Field(() => Int, { description: "The line in the file, from 1." })
  line: number;

  @Field(() => String, { description: "What is wrong with it." })
  reason: string;

  constructor(line: number, reason: string) {
    this.line = line;
    this.reason = reason;
  }
}

@ObjectType({
  implements: Problem,
  description: "The file cannot be read as a statement; nothing of it was taken in.",
})
export class StatementUnreadable extends Problem {
  @Field(() => [UnreadableLine], { description: "The lines that are wrong, at most a hundred." })
  lines: UnreadableLine[];

  constructor(lines: readonly UnreadableLine[]) {
    super({
      ru: "Файл не удалось прочитать целиком, ничего не принято.",
      en: "The file could not be read whole; nothing was taken in.",
    });
    this.lines = lines.slice(0, MOST_FAULTS);
  }
}

/** The cells of a line by the names of their columns. */
export type StatementCells<Column extends string> = Readonly<Record<Column, string>> & {
  readonly line: number;
};

/** The lines of a table whose titles are found by these patterns, each read by `read`; a text of it says what is wrong. */
export async function readStatement<Column extends string, Line>(
  content: Readable,
  mediaType: string,
  titles: Readonly<Record<Column, RegExp>>,
  read: (cells: StatementCells<Column>) => Line | string,
): Promise<Line[] | StatementUnreadable> {
  const lines: Line[] = [];
  const faults: UnreadableLine[] = [];
  let places: Map<Column, number> | undefined;
  try {
    for await (const {
      line,
      cells,
      faults: [fault],
    } of await readTable(content, mediaType)) {
      if (!places) {
        places = new Map();
        for (const [column, title] of Object.entries(titles) as [Column, RegExp][]) {
          const place = cells.findIndex((cell) => title.test(cell));
          if (place < 0) faults.push(new UnreadableLine(line, `There is no column «${column}».`));
          places.set(column, place);
        }
        if (faults.length > 0) break;
        continue;
      }
      if (lines.length + faults.length === MOST_LINES) {
        faults.push(new UnreadableLine(line, `There are more than ${MOST_LINES} lines.`));
        break;
      }
      const named = Object.fromEntries([...places].map(([column, place]) => [column, cells[place] ?? ""]));
      const given = fault ? fault.fault : read({ ...named, line } as StatementCells<Column>);
      if (typeof given === "string") faults.push(new UnreadableLine(line, given));
      else lines.push(given);
    }
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    faults.push(new UnreadableLine(error.line ?? 1, error.reason));
  }
  if (!places) faults.push(new UnreadableLine(1, "NOT_A_TABLE"));
  return faults.length > 0 ? new StatementUnreadable(faults) : lines;
}

/** «1 234,50», «1234.5 руб.» in kopecks; null of what is no sum. */
export function readRoubles(text: string): number | null {
  const plain = text.replaceAll(/\s|руб\.?|₽/gi, "").replace(",", ".");
  const [, roubles, fraction = ""] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  return roubles ? Number(roubles) * 100 + Number(fraction.padEnd(2, "0")) : null;
}
