import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { CsvRows } from "./csv-rows.js";

const cell = fc.string({ unit: fc.constantFrom("а", "б", " ", ";", '"', "\n", "\r\n"), maxLength: 6 });
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });

/** In quotes where it must be, and else by chance. */
const written = (cells: string[], isAllQuoted: boolean) =>
  cells
    .map((one) => (isAllQuoted || /[";\r\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one))
    .join(";");

function readInPieces(text: string, length: number): { line: number; cells: string[] }[] {
  const rows = new CsvRows(";", "\n");
  const pieces = text.match(new RegExp(`.{1,${length}}`, "gs")) ?? [];
  return [...pieces.flatMap((piece) => [...rows.add(piece)]), ...rows.end()];
}

describe("the rows of a CSV", () => {
  it("are read as they were written, however the text comes apart", () => {
    fc.assert(
      fc.property(
        table,
        fc.boolean(),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (rows, isAllQuoted, lineEnd, isEnded, length) => {
          const text =
            rows.map((cells) => written(cells, isAllQuoted)).join(lineEnd) + (isEnded ? lineEnd : "");
          // An empty line at the end is no row.
          fc.pre(!/(^|\n)$/.test(text) || isEnded);
          expect(readInPieces(text, length).map(({ cells }) => cells)).toEqual(rows);
        },
      ),
    );
  });

  it("take a quote for a sign where it cannot begin or end a cell", () => {
    expect(readInPieces('ООО "Ромашка";2\n"а"б;3', 5).map(({ cells }) => cells)).toEqual([
      ['ООО "Ромашка"', "2"],
      ['"а"б', "3"],
    ]);
  });
});
