import { wordsOf } from "../member/person-name.js";
import { DuesVerdict } from "./dues-reconciliation.entity.js";
import type { PayrollLine } from "./payroll.js";

/** Somebody who is or was on the register of the primary. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly isOnRegister: boolean;
  readonly isWithheld: boolean;
}

/** A line's verdict, or that of a member who is missing. */
export interface Match {
  readonly line: PayrollLine | null;
  readonly memberId: string | null;
  readonly verdict: DuesVerdict;
  readonly expectedKopecks: number | null;
}

/** What is owed by rounding: sums in lists are often whole roubles. */
const ROUNDING_KOPECKS = 100;

/** Holds an employer's list against the register: full names, or surnames with initials where only one has them. */
export function matchPayroll(
  lines: readonly PayrollLine[],
  people: readonly Person[],
  duesPercent: number | null,
): Match[] {
  const register = new Register(people);
  const seen = new Set<string>();
  const matches = lines.map((line): Match => {
    const found = register.find(line.written);
    const [person] = found;
    const expectedKopecks =
      line.wageKopecks === null || duesPercent === null
        ? null
        : Math.round((line.wageKopecks * duesPercent) / 100);
    for (const { id } of found) seen.add(id);
    const memberId = person && found.length === 1 ? person.id : null;
    return { line, memberId, verdict: verdictOf(line, found, expectedKopecks), expectedKopecks };
  });
  const missing = people.filter(
    ({ id, isOnRegister, isWithheld }) => isOnRegister && isWithheld && !seen.has(id),
  );
  return [
    ...matches,
    ...missing.map(({ id }) => ({
      line: null,
      memberId: id,
      verdict: DuesVerdict.MISSING,
      expectedKopecks: null,
    })),
  ];
}

function verdictOf(
  { withheldKopecks }: PayrollLine,
  found: readonly Person[],
  expected: number | null,
): DuesVerdict {
  const [person] = found;
  if (!person) return DuesVerdict.NOT_A_MEMBER;
  if (found.length > 1) return DuesVerdict.AMBIGUOUS;
  if (!person.isOnRegister) return DuesVerdict.LEFT;
  if (withheldKopecks === null) return DuesVerdict.UNREADABLE;
  const isRight = expected === null || Math.abs(expected - withheldKopecks) < ROUNDING_KOPECKS;
  return isRight ? DuesVerdict.AGREES : DuesVerdict.WRONG_SUM;
}

class Register {
  private readonly byName = new Map<string, Person[]>();
  private readonly byInitials = new Map<string, Person[]>();

  constructor(people: readonly Person[]) {
    for (const person of people) {
      const words = wordsOf(person.name);
      add(this.byName, words.join(" "), person);
      add(this.byInitials, initialsOf(words), person);
    }
  }

  /** Those on the register before those who were; of each, all who could be meant. */
  find(written: string): Person[] {
    const words = wordsOf(written);
    const full = this.byName.get(words.join(" "));
    const hasInitials = words.slice(1).some((word) => word.length === 1);
    const found = full ?? (hasInitials ? this.byInitials.get(initialsOf(words)) : undefined) ?? [];
    const present = found.filter(({ isOnRegister }) => isOnRegister);
    return present.length > 0 ? present : found;
  }
}

function initialsOf([last = "", ...rest]: readonly string[]): string {
  return [last, ...rest.map((word) => word[0])].join(" ");
}

function add(map: Map<string, Person[]>, key: string, person: Person): void {
  const known = map.get(key);
  if (known) known.push(person);
  else map.set(key, [person]);
}
