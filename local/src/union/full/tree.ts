import type { Level } from "../union.ts";
import { Dice, dayOf } from "./dice.ts";
import { FORMER_MEMBERS, type Profile } from "./profile.ts";
import { districts, okrugs, regions } from "./region.ts";
import { Gaps, Scatter } from "./scatter.ts";
import { makeSizes } from "./size.ts";

export type Branch = "school" | "kindergarten" | "club" | "college" | "university" | "students" | "other";

export interface Node {
  node: number;
  id: string;
  level: Level;
  parent: Node | null;
  path: string;
  region: Node | null;
  okrug: Node | null;
  territory: Node | null;
  /** The code of the subject of the Federation. */
  subject: string;
  town: string;
  zone: string;
  /** Its own number among its kind in its town or region. */
  number: number;
  foundedOn: number;
}

export interface Primary extends Node {
  branch: Branch;
  size: number;
  /** People who have left it, and whom its register remembers. */
  former: number;
  /** Where the register is badly kept, gaps stand thick. */
  isCareless: boolean;
  lacks: {
    duesPercent: boolean;
    isSmall: boolean;
    hasCommittee: boolean;
    chair: boolean;
    employer: boolean;
    taxId: boolean;
    head: boolean;
    headPosition: boolean;
  };
}

export interface Tree {
  /** The root first, parents before their children. */
  above: Node[];
  primaries: Primary[];
}

/** The organisations: who stands where, how large each primary is and what its form lacks. */
export function makeTree({ organisations, members, organisationGaps: gaps }: Profile): Tree {
  const dice = new Dice();
  const above: Node[] = [];
  const root = add(null, "NATIONAL", "00", "Москва", "Europe/Moscow");
  const regional = regions
    .slice(0, organisations.regional)
    .map(({ code, town, zone }) => add(root, "REGIONAL", code, town, zone));
  const bySubject = new Map(regional.map((region) => [region.subject, region]));
  const inOkrugs = okrugs.slice(0, organisations.okrug).map(({ code, region, town }) => {
    const parent = bySubject.get(region) ?? (regional[0] as Node);
    return add(parent, "OKRUG", code, town, parent.zone);
  });
  // Each region has its share of the territorial organisations and then of the primaries, by its weight.
  const homes = share(organisations.territorial, [
    ...regional.map((region, place) => [region, regions[place]?.weight ?? 1] as const),
    ...inOkrugs.map((okrug) => [okrug, 3] as const),
  ]);
  const territorial = homes.flatMap(([home, count]) =>
    Array.from({ length: count }, (_, number) => {
      const district = districts[(home.node * 37 + number * 7) % districts.length] as string;
      return add(home, "TERRITORIAL", home.subject, number === 0 ? home.town : district, home.zone, number);
    }),
  );
  return { above, primaries: makePrimaries() };

  function add(
    parent: Node | null,
    level: Level,
    subject: string,
    town: string,
    zone: string,
    number = 0,
  ): Node {
    const made = place(above.length + 1, parent, level, subject, town, zone, number);
    above.push(made);
    return made;
  }

  function place(
    node: number,
    parent: Node | null,
    level: Level,
    subject: string,
    town: string,
    zone: string,
    number: number,
  ): Node {
    const made: Node = {
      node,
      id: dice.throwFor(node, 1).id(node - 100_000),
      level,
      parent,
      path: parent ? `${parent.path}.${node}` : `${node}`,
      region: parent?.region ?? null,
      okrug: parent?.okrug ?? null,
      territory: parent?.territory ?? null,
      subject,
      town,
      zone,
      number,
      foundedOn: dice.from(dayOf("1990-09-27"), dayOf("2012-12-30")),
    };
    if (level === "REGIONAL") made.region = made;
    if (level === "OKRUG") made.okrug = made;
    if (level === "TERRITORIAL") made.territory = made;
    return made;
  }

  function makePrimaries(): Primary[] {
    const count = organisations.primary;
    const sizes = makeSizes(count, members.total);
    const order = new Scatter(count, 11);
    // Nine of ten below a town or a district, the rest right below a region or an okrug, each by its weight.
    const below = Math.round(count * 0.9);
    const parents = [
      ...share(
        below,
        territorial.map((one) => [one, 0.4 + dice.throwFor(one.node, 2).next() ** 2 * 3] as const),
      ),
      ...share(count - below, [
        ...regional.map((region, at) => [region, regions[at]?.weight ?? 1] as const),
        ...inOkrugs.map((okrug) => [okrug, 3] as const),
      ]),
    ].toSorted(([one], [other]) => compare(one.path, other.path));
    const branches = chooseBranches(sizes, members.students);
    const made: Primary[] = [];
    let before = 0;
    for (const [parent, amount] of parents) {
      for (let number = 1; number <= amount; number++) {
        const rank = order.at(made.length);
        const size = sizes[rank] ?? 1;
        const former = (sum: number) => Math.floor((sum * FORMER_MEMBERS) / members.total);
        const node = place(
          above.length + made.length + 1,
          parent,
          "PRIMARY",
          parent.subject,
          parent.town,
          parent.zone,
          number,
        );
        made.push({
          ...node,
          branch: branches[rank] ?? "other",
          size,
          former: former(before + size) - former(before),
          isCareless: dice.throwFor(node.node, 3).next() < 0.4,
          lacks: NOTHING,
        });
        before += size;
      }
    }
    leaveGaps(made);
    return made;
  }

  function leaveGaps(primaries: Primary[]): void {
    const careless = primaries.filter(({ isCareless }) => isCareless).length;
    const all = { total: primaries.length, careless };
    const withEmployer = { total: primaries.length - gaps.employer, careless: 0 };
    const lack = {
      duesPercent: new Gaps(gaps.duesPercentAmongPrimary, all, 0.7, 1),
      isSmall: new Gaps(gaps.smallFlagAmongPrimary, all, 0.7, 1),
      hasCommittee: new Gaps(gaps.committeeFlagAmongPrimary, all, 0.7, 1),
      chair: new Gaps(gaps.chair, all, 0.8, 2),
      employer: new Gaps(gaps.employer, all, 0.8, 3),
      taxId: new Gaps(gaps.employerTaxId, withEmployer, 0, 4),
      head: new Gaps(gaps.employerHead, withEmployer, 0, 5),
      headPosition: new Gaps(gaps.employerHeadPosition, withEmployer, 0, 6),
    };
    const seen = { careless: 0, careful: 0, employers: 0 };
    for (const primary of primaries) {
      const { isCareless } = primary;
      const at = isCareless ? seen.careless++ : seen.careful++;
      const employer = lack.employer.has(isCareless, at);
      const work = employer ? -1 : seen.employers++;
      primary.lacks = {
        duesPercent: lack.duesPercent.has(isCareless, at),
        isSmall: lack.isSmall.has(isCareless, at),
        hasCommittee: lack.hasCommittee.has(isCareless, at),
        chair: lack.chair.has(isCareless, at),
        employer,
        taxId: !employer && lack.taxId.has(false, work),
        head: !employer && lack.head.has(false, work),
        headPosition: !employer && lack.headPosition.has(false, work),
      };
    }
  }
}

const NOTHING: Primary["lacks"] = {
  duesPercent: false,
  isSmall: false,
  hasCommittee: false,
  chair: false,
  employer: false,
  taxId: false,
  head: false,
  headPosition: false,
};

/** Divides a whole by weights without a rest: each gets the floor of its share, and the rest goes round. */
function share<T>(whole: number, weighed: readonly (readonly [T, number])[]): [T, number][] {
  const sum = weighed.reduce((total, [, weight]) => total + weight, 0);
  const parts = weighed.map(([one, weight]): [T, number] => [one, Math.floor((whole * weight) / sum)]);
  let rest = whole - parts.reduce((total, [, part]) => total + part, 0);
  for (let at = 0; rest > 0; at = (at + 1) % parts.length, rest--) (parts[at] as [T, number])[1]++;
  return parts;
}

/** By size: students and staff of universities are the largest, then colleges, schools, kindergartens and clubs. */
function chooseBranches(sizes: readonly number[], students: number): Branch[] {
  const branches: Branch[] = sizes.map(() => "other");
  // Somewhat more than the students: some of them have not said what they do.
  let wanted = Math.round(students * 1.03);
  for (let rank = sizes.length - 1; rank >= 0; rank--) {
    const size = sizes[rank] ?? 0;
    if (wanted > 0 && rank % 5 !== 0) {
      branches[rank] = "students";
      wanted -= size;
    } else if (wanted > 0) branches[rank] = "university";
    else if (size > 70 && rank % 3 === 0) branches[rank] = "college";
    else branches[rank] = (size < 12 ? KINDS_OF_SMALL[rank % 5] : KINDS_OF_USUAL[rank % 10]) ?? "other";
  }
  return branches;
}

const KINDS_OF_SMALL: readonly Branch[] = ["kindergarten", "school", "kindergarten", "club", "other"];
const KINDS_OF_USUAL: readonly Branch[] = [
  "school",
  "school",
  "kindergarten",
  "school",
  "school",
  "kindergarten",
  "school",
  "club",
  "school",
  "other",
];

/** In the order of the tree: a region's primaries stand together on disk. */
function compare(one: string, other: string): number {
  const [mine, theirs] = [one.split(".").map(Number), other.split(".").map(Number)];
  for (let at = 0; at < Math.min(mine.length, theirs.length); at++) {
    const difference = (mine[at] ?? 0) - (theirs[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return mine.length - theirs.length;
}
