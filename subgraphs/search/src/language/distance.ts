/** Edits between two words: letters put in, left out, changed, or two neighbours exchanged. Infinity past `most`. */
export function distance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return Infinity;
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      let edits = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (isSame ? 0 : 1),
      );
      const isExchange =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (isExchange) edits = Math.min(edits, at(before, column - 2) + 1);
      current.push(edits);
    }
    if (Math.min(...current) > most) return Infinity;
    before = above;
    above = current;
  }
  const edits = at(above, right.length);
  return edits > most ? Infinity : edits;
}

/** How many slips are forgiven in a word. */
export function mostEdits(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 7 ? 1 : 2;
}

/** The word, and all that is left of it when up to `most` letters go. */
export function deletionsOf(word: string, most: number): Set<string> {
  const all = new Set([word]);
  let last = [word];
  for (let round = 0; round < most; round += 1) {
    last = last.flatMap((left) =>
      Array.from(left, (_, place) => left.slice(0, place) + left.slice(place + 1)),
    );
    for (const left of last) all.add(left);
  }
  return all;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
