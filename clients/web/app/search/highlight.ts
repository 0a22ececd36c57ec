export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#39": "'",
  "#x27": "'",
};

/** A highlight as the search writes it: escaped text in which `<mark>` alone is a tag. */
export function readHighlight(highlight: string): Piece[] {
  return highlight
    .split(/<mark>([\s\S]*?)<\/mark>/)
    .map((part, at) => ({
      text: part.replace(/&(#?\w+);/g, (entity, name: string) => entities[name.toLowerCase()] ?? entity),
      isMarked: at % 2 === 1,
    }))
    .filter(({ text }) => text !== "");
}
