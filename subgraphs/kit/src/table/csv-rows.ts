import Papa, { type ParseResult } from "papaparse";
import { rowOf, type TableRow, UnreadableTable } from "./table-row.js";

export type Newline = "\n" | "\r";

/** The signs of a row at most: a quote that nobody closed must not make one row of the whole file. */
const LONGEST_ROW = 50_000;

/** Makes rows of the text of a CSV, which comes piece by piece. */
export class CsvRows {
  private readonly parser: Papa.Parser;
  /** A cell that begins with a quoted word and goes on: «"Заря" ООО». */
  private readonly halfQuoted: RegExp;
  private rest = "";
  /** Of the rows that were made, the last line. */
  private line = 0;

  constructor(
    separator: string,
    private readonly newline: Newline,
  ) {
    this.parser = new Papa.Parser({ delimiter: separator, newline });
    const end = `${separator}${newline}`;
    this.halfQuoted = new RegExp(`(?<=^|[${end}])"[^"${end}]*"(?=[^"${end}]*[^"${end}\\s])[^${end}]*`, "g");
  }

  /** The rows that end in this piece. */
  take(piece: string): TableRow[] {
    const text = this.rest + piece;
    const whole = text.lastIndexOf(this.newline) + 1;
    const { records, rest } = this.parse(text.slice(0, whole), true);
    const rows = this.rowsOf(records);
    this.rest = rest + text.slice(whole);
    if (this.rest.length > LONGEST_ROW) throw this.endless(this.rest);
    return rows;
  }

  /** The row that no line break ends. */
  end(piece: string): TableRow[] {
    const text = this.rest + piece;
    const { records, isOpen } = this.parse(text, false);
    if (isOpen) throw this.endless(text);
    return this.rowsOf(records);
  }

  private parse(given: string, goesOn: boolean): { records: string[][]; rest: string; isOpen: boolean } {
    let text = given;
    let result: ParseResult<string[]> = this.parser.parse(text, 0, goesOn);
    if (misplacedIn(result) !== undefined) {
      text = given.replaceAll(this.halfQuoted, (cell) => `"${cell.replaceAll('"', '""')}"`);
      result = this.parser.parse(text, 0, goesOn);
    }
    const misplaced = misplacedIn(result);
    if (misplaced !== undefined) {
      const line = this.line + text.slice(0, misplaced).split(this.newline).length;
      throw new UnreadableTable("QUOTE_NOT_CLOSED", line);
    }
    return { records: result.data, rest: text.slice(result.meta.cursor), isOpen: result.errors.length > 0 };
  }

  private rowsOf(records: readonly string[][]): TableRow[] {
    const rows: TableRow[] = [];
    for (const cells of records) {
      let [signs, breaks, isEmpty] = [0, 0, true];
      for (const cell of cells) {
        signs += cell.length;
        if (cell.includes(this.newline)) breaks += cell.split(this.newline).length - 1;
        isEmpty &&= cell.trim() === "";
      }
      if (signs > LONGEST_ROW) throw new UnreadableTable("TOO_LARGE", this.line + 1);
      this.line += breaks + 1;
      if (!isEmpty) rows.push(rowOf(this.line, cells));
    }
    return rows;
  }

  private endless(text: string): UnreadableTable {
    const { isOpen } = this.parse(text, false);
    return new UnreadableTable(isOpen ? "QUOTE_NOT_CLOSED" : "TOO_LARGE", this.line + 1);
  }
}

/** Where a quoted cell begins that goes on behind its closing quote. */
function misplacedIn({ errors }: ParseResult<string[]>): number | undefined {
  return errors.find(({ code }) => code === "InvalidQuotes")?.index;
}
