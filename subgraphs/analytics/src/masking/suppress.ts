import { isFew, SMALLEST_TOLD } from "@angel/kit/few";

/** The counts of one organisation and everything below it, by name. */
export type Counts = Readonly<Record<string, number>>;

/**
 * Cells that are told or hidden together, because each follows from the others and a sum that is known: men, women and
 * those whose sex is not filled in. A table of two ways is finer than its margins: where a margin is hidden, so is it.
 */
export interface Partition {
  name: string;
  cells: (counts: Counts) => number[];
  /** Partitions of which this one is a refinement; they stand before it. */
  refines?: readonly string[];
}

/** The names of the partitions that are hidden. */
export type Hidden = ReadonlySet<string>;

/** Of the top of the tree, nothing but its own small cells. */
export function suppressTop(top: Counts, partitions: readonly Partition[]): Hidden {
  const hidden = new Set<string>();
  for (const { name, cells, refines = [] } of partitions)
    if (cells(top).some(isFew) || refines.some((wider) => hidden.has(wider))) hidden.add(name);
  return hidden;
}

/**
 * What is hidden of each child, when of the parent `hidden` is. Where the parent is told, what is told of the children
 * leaves a difference; so at least two are hidden, and of each cell nobody or at least five among them. Where the
 * parent is hidden, those hidden below it hold all of a small cell, and at least five of any other: so that what is
 * left over never tells of fewer than five, however many levels are subtracted.
 */
export function suppressChildren(
  parent: Counts,
  hidden: Hidden,
  children: readonly Counts[],
  partitions: readonly Partition[],
): Hidden[] {
  const found = children.map(() => new Set<string>());
  for (const { name, cells, refines = [] } of partitions) {
    const whole = cells(parent);
    const rows = children.map((child) => cells(child));
    const isHidden = rows.map((row, at) => row.some(isFew) || refines.some((wider) => found[at]?.has(wider)));
    // Whom no child accounts for (organisations that have closed) is known by subtraction, as one more child.
    const rest = whole.map((cell, at) => cell - sum(rows.map((row) => row[at] ?? 0)));
    const hasRest = rest.some((cell) => cell !== 0);
    const smallestFirst = rows
      .map((row, at) => ({ at, row, size: sum(row) }))
      .filter(({ size }) => size > 0)
      .toSorted((one, other) => one.size - other.size || one.at - other.at);
    const left = (cell: number) =>
      sum(rows.map((row, at) => (isHidden[at] ? (row[cell] ?? 0) : 0))) + (rest[cell] ?? 0);
    const hide = (suits: (row: readonly number[]) => boolean) => {
      const next = smallestFirst.find(({ at, row }) => !isHidden[at] && suits(row));
      if (next) isHidden[next.at] = true;
      return next !== undefined;
    };
    const isParentHidden = hidden.has(name);
    if (isParentHidden && !isHidden.includes(true)) hide(() => true);
    if (!isParentHidden && (isHidden.includes(true) || hasRest)) {
      while (isHidden.filter(Boolean).length + Number(hasRest) < 2 && hide(() => true));
    }
    if (isParentHidden || isHidden.includes(true) || hasRest) {
      for (const [cell, count] of whole.entries()) {
        const isEnough = () => {
          const hiddenCount = left(cell);
          if (isParentHidden && count >= SMALLEST_TOLD) return hiddenCount >= SMALLEST_TOLD;
          return hiddenCount === 0 || hiddenCount >= SMALLEST_TOLD || hiddenCount === count;
        };
        while (!isEnough() && hide((row) => (row[cell] ?? 0) > 0));
      }
    }
    for (const [at, one] of isHidden.entries()) if (one) found[at]?.add(name);
  }
  return found;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
