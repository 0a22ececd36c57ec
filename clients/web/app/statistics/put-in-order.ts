import type { Share } from "./share-table.js";
import type { Order } from "./wanted-figures.js";

type Part = Pick<Share, "count" | "percent">;

/** An organisation with its figures; null what is hidden from the reader. */
export interface BelowRow {
  readonly id: string;
  readonly name: string;
  readonly members: number | null;
  readonly admitted: number | null;
  readonly removed: number | null;
  readonly plastic: Part | null;
  readonly virtual: Part | null;
  readonly coverage: Part | null;
  readonly participants: Part | null;
  readonly filled: Part | null;
}

const names = new Intl.Collator("ru", { numeric: true });

/** Names from А, figures from the greatest, or the other way round; what is hidden comes last either way. */
export function putInOrder(rows: readonly BelowRow[], order: Order, isTurned: boolean): BelowRow[] {
  const turn = isTurned ? -1 : 1;
  return rows.toSorted((one, other) => {
    const byName = names.compare(one.name, other.name);
    if (order === "name") return turn * byName;
    const [left, right] = [figureOf(one[order]), figureOf(other[order])];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byName;
    return turn * (right - left) || byName;
  });
}

function figureOf(value: BelowRow[Exclude<Order, "name">]): number | null {
  return typeof value === "object" ? (value?.percent ?? null) : value;
}
