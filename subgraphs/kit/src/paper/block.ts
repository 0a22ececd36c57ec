/** What a paper consists of; each format draws it in its own way. */
export type Block =
  /** To whom and from whom, in the upper right corner. */
  | { readonly kind: "address"; readonly lines: readonly string[] }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  /** Names and values, one pair a line. */
  | { readonly kind: "fields"; readonly rows: readonly (readonly [name: string, value: string])[] }
  /** `widths` are shares of the line. */
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    }
  /** A place for a day, a signature and who signs. */
  | { readonly kind: "signature"; readonly who: string };

/** A paper ready to be drawn. */
export interface Paper {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Where the paper can be checked; the address stands in its QR sign. Null where there is no such place. */
  readonly checkUrl: string | null;
  /** What is known of it elsewhere: the code to check it by, the hash it was sealed with. */
  readonly code: string;
}

/** A line to be filled in by hand. */
export const BLANK = "____________________";

export function orBlank(value: string | null | undefined): string {
  return value || BLANK;
}
