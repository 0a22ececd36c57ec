import { UnreadableTable } from "./table-row.js";

/** In signs; ten cells of the longest there may be are far less. */
const LONGEST_ROW = 50_000;

/** Cells of one line of the file, or of several where a cell in quotes has line ends, and the last of these lines. */
export interface CsvRow {
  readonly line: number;
  readonly cells: string[];
}

/** Splits text into rows as it comes. A quote inside a cell that does not begin with one is a sign like any other. */
export class CsvRows {
  private rest = "";
  private line = 0;

  constructor(
    private readonly separator: string,
    private readonly lineEnd: "\n" | "\r",
  ) {}

  /** The rows that are whole with this piece of the text. */
  *add(text: string): Generator<CsvRow> {
    this.rest += text;
    let start = 0;
    for (;;) {
      const end = this.rest.indexOf(this.lineEnd, start);
      if (end < 0) break;
      const next = this.rowUpTo(start, end);
      if (next === null) break;
      start = next.end + 1;
      yield { line: this.line, cells: next.cells };
    }
    this.rest = this.rest.slice(start);
    if (this.rest.length > LONGEST_ROW) throw new UnreadableTable("TOO_LARGE", this.line + 1);
  }

  /** The last row, which may have no line end. */
  *end(): Generator<CsvRow> {
    if (this.rest === "") return;
    this.rest += this.lineEnd;
    const last = this.rowUpTo(0, this.rest.length - 1);
    if (last === null) throw new UnreadableTable("QUOTE_NOT_CLOSED", this.line + 1);
    yield { line: this.line, cells: last.cells };
  }

  private rowUpTo(start: number, end: number): { cells: string[]; end: number } | null {
    const line = this.rest.slice(start, this.rest[end - 1] === "\r" && end > start ? end - 1 : end);
    if (line.length > LONGEST_ROW) throw new UnreadableTable("TOO_LARGE", this.line + 1);
    if (line.includes('"')) return this.quotedRow(start);
    this.line += 1;
    return { cells: line.split(this.separator), end };
  }

  /** Null while a quote is open where the text ends. */
  private quotedRow(start: number): { cells: string[]; end: number } | null {
    const cells: string[] = [];
    for (let at = start; ; at += 1) {
      const closing = this.rest[at] === '"' ? this.closingQuote(at) : -1;
      // Whether it closes is told by what follows.
      if (
        closing === null ||
        (closing >= 0 && this.rest.length < closing + (this.rest[closing + 1] === "\r" ? 3 : 2))
      )
        return null;
      const isQuoted = closing >= 0 && this.endsCell(closing + 1);
      const end = isQuoted ? this.afterCell(closing + 1) : this.afterCell(at);
      if (end === null) return null;
      const written = isQuoted
        ? this.rest.slice(at + 1, closing).replaceAll('""', '"')
        : this.rest.slice(at, this.isBeforeLineEnd(end - 1) ? end - 1 : end);
      cells.push(written);
      at = end;
      if (this.rest[at] === this.lineEnd) {
        this.line += this.rest.slice(start, at + 1).split(this.lineEnd).length - 1;
        return { cells, end: at };
      }
    }
  }

  private closingQuote(opening: number): number | null {
    for (let at = opening + 1; ; at += 2) {
      at = this.rest.indexOf('"', at);
      if (at < 0) return null;
      if (this.rest[at + 1] !== '"') return at;
    }
  }

  private endsCell(at: number): boolean {
    return this.rest[at] === this.separator || this.rest[at] === this.lineEnd || this.isBeforeLineEnd(at);
  }

  private isBeforeLineEnd(at: number): boolean {
    return this.rest[at] === "\r" && this.rest[at + 1] === this.lineEnd;
  }

  /** Where the separator or the line end behind a cell stands. */
  private afterCell(at: number): number | null {
    const separator = this.rest.indexOf(this.separator, at);
    const lineEnd = this.rest.indexOf(this.lineEnd, at);
    if (lineEnd < 0) return separator < 0 ? null : separator;
    return separator < 0 || separator > lineEnd ? lineEnd : separator;
  }
}
