import { SMALLEST_TOLD } from "@angel/kit/few";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Counts, type Hidden, type Partition, suppressChildren, suppressTop } from "./suppress.js";

const AGES = ["young", "older"];
const SEXES = ["men", "women"];
const CELLS = SEXES.flatMap((sex) => AGES.map((age) => `${sex} ${age}`));
const of = (counts: Counts, word: string) =>
  CELLS.filter((cell) => cell.split(" ").includes(word)).map((cell) => counts[cell] ?? 0);
const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);

const PARTITIONS: Partition[] = [
  { name: "all", cells: (counts) => [total(Object.values(counts))] },
  { name: "sex", refines: ["all"], cells: (counts) => SEXES.map((sex) => total(of(counts, sex))) },
  { name: "age", refines: ["all"], cells: (counts) => AGES.map((age) => total(of(counts, age))) },
  { name: "age by sex", refines: ["sex", "age"], cells: (counts) => CELLS.map((cell) => counts[cell] ?? 0) },
];

interface Tree {
  counts: Counts;
  hidden: Hidden;
  children: Tree[];
  /** The places of its leaves among all. */
  leaves: number[];
}

/** A union: regions of towns of schools, each school a table of two ways. */
const schools = fc
  .tuple(
    ...CELLS.map(() =>
      fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 })),
    ),
  )
  .map((cells) => Object.fromEntries(CELLS.map((cell, at) => [cell, cells[at] ?? 0])));
const unions = fc.array(
  fc.array(fc.array(schools, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 4 },
);

const added = (children: readonly Tree[]) =>
  Object.fromEntries(CELLS.map((cell) => [cell, total(children.map(({ counts }) => counts[cell] ?? 0))]));

function plant(union: readonly (readonly (readonly Counts[])[])[]): Tree {
  let leaves = 0;
  const above = (children: Tree[]): Tree => ({
    counts: added(children),
    hidden: new Set(),
    children,
    leaves: children.flatMap((child) => child.leaves),
  });
  const top = above(
    union.map((region) =>
      above(
        region.map((town) =>
          above(
            town.map((counts) => ({ counts, hidden: new Set<string>(), children: [], leaves: [leaves++] })),
          ),
        ),
      ),
    ),
  );
  top.hidden = suppressTop(top.counts, PARTITIONS);
  mask(top);
  return top;
}

function mask(parent: Tree): void {
  const hidden = suppressChildren(
    parent.counts,
    parent.hidden,
    parent.children.map(({ counts }) => counts),
    PARTITIONS,
  );
  for (const [at, child] of parent.children.entries()) {
    child.hidden = hidden[at] as Hidden;
    mask(child);
  }
}

const all = (tree: Tree): Tree[] => [tree, ...tree.children.flatMap(all)];

/** What a figure adds up: the cells of the leaves, as a row of noughts and ones. */
const FIGURES = PARTITIONS.flatMap(({ name }) => {
  if (name === "all") return [{ name, cells: CELLS }];
  if (name === "sex")
    return SEXES.map((sex) => ({ name, cells: CELLS.filter((cell) => cell.startsWith(`${sex} `)) }));
  if (name === "age")
    return AGES.map((age) => ({ name, cells: CELLS.filter((cell) => cell.endsWith(` ${age}`)) }));
  return CELLS.map((cell) => ({ name, cells: [cell] }));
});

describe("the masking of small cells", () => {
  it("tells no cell under five", () => {
    fc.assert(
      fc.property(unions, (union) => {
        for (const node of all(plant(union)))
          for (const { name, cells } of PARTITIONS)
            for (const cell of node.hidden.has(name) ? [] : cells(node.counts))
              expect(cell === 0 || cell >= SMALLEST_TOLD).toBe(true);
      }),
    );
  });

  it("leaves no difference of a parent and its siblings that tells of fewer than five", () => {
    fc.assert(
      fc.property(unions, (union) => {
        for (const node of all(plant(union))) {
          for (const { name, cells } of PARTITIONS) {
            if (node.hidden.has(name)) continue;
            for (const [at, whole] of cells(node.counts).entries())
              for (const frontier of frontiersOf(node, name)) {
                const left = whole - total(frontier.map(({ counts }) => cells(counts)[at] ?? 0));
                expect(left === 0 || left >= SMALLEST_TOLD).toBe(true);
              }
          }
        }
      }),
    );
  });

  it("lets no hidden figure follow from all that is told, by any sums and differences", () => {
    fc.assert(
      fc.property(unions, (union) => {
        const top = plant(union);
        const width = top.leaves.length * CELLS.length;
        const formOf = ({ leaves }: Tree, cells: readonly string[]) => {
          const form = Array.from<number>({ length: width }).fill(0);
          for (const leaf of leaves)
            for (const cell of cells) form[leaf * CELLS.length + CELLS.indexOf(cell)] = 1;
          return form;
        };
        const known = new Span();
        const figures = all(top).flatMap((node) => FIGURES.map((figure) => ({ node, ...figure })));
        for (const { node, name, cells } of figures)
          if (!node.hidden.has(name)) known.add(formOf(node, cells));
        // How many members each organisation has is public elsewhere; and where nobody is, nobody is of any kind.
        for (const node of all(top)) known.add(formOf(node, CELLS));
        for (const leaf of all(top).filter(({ children }) => children.length === 0))
          if (total(Object.values(leaf.counts)) === 0)
            for (const cell of CELLS) known.add(formOf(leaf, [cell]));
        for (const { node, name, cells } of figures) {
          if (!node.hidden.has(name) || name === "all" || total(Object.values(node.counts)) === 0) continue;
          expect(known.holds(formOf(node, cells))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("hides nothing where nothing is small", () => {
    const school = Object.fromEntries(CELLS.map((cell) => [cell, 10]));
    expect(all(plant([[[school, school], [school]]])).flatMap(({ hidden }) => [...hidden])).toEqual([]);
  });

  it("hides the smallest neighbour with the one who must be hidden", () => {
    const school = (men: number, women: number) => ({ "men young": men, "women young": women });
    const children = [school(40, 40), school(2, 30), school(9, 9)];
    expect(
      suppressChildren(school(51, 79), new Set(), children, [
        { name: "sex", cells: (counts) => [counts["men young"] ?? 0, counts["women young"] ?? 0] },
      ]).map((hidden) => [...hidden]),
    ).toEqual([[], ["sex"], ["sex"]]);
  });
});

/** The told below a node, at each depth: children, or in place of a hidden child the told among its own. */
function frontiersOf(node: Tree, name: string): Tree[][] {
  const told = (one: Tree, depth: number): Tree[] => {
    if (!one.hidden.has(name)) return [one];
    return depth === 0 ? [] : one.children.flatMap((child) => told(child, depth - 1));
  };
  return [0, 1, 2].map((depth) => node.children.flatMap((child) => told(child, depth)));
}

/** Which rows follow from others by sums and differences; reckoned modulo a prime. */
class Span {
  private readonly rows = new Map<number, number[]>();

  add(row: readonly number[]): void {
    const rest = this.reduce(row);
    const lead = rest.findIndex((value) => value !== 0);
    if (lead < 0) return;
    const inverse = power(rest[lead] as number, PRIME - 2);
    this.rows.set(
      lead,
      rest.map((value) => (value * inverse) % PRIME),
    );
  }

  holds(row: readonly number[]): boolean {
    return this.reduce(row).every((value) => value === 0);
  }

  private reduce(row: readonly number[]): number[] {
    const rest = [...row];
    for (let at = 0; at < rest.length; at += 1) {
      const factor = rest[at] as number;
      const basis = factor === 0 ? undefined : this.rows.get(at);
      if (!basis) continue;
      for (let column = at; column < rest.length; column += 1)
        rest[column] = ((rest[column] as number) + (PRIME - factor) * (basis[column] as number)) % PRIME;
    }
    return rest;
  }
}

const PRIME = 1_000_003;

function power(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
