import { Dice } from "./dice.ts";
import type { Primary, Tree } from "./tree.ts";
import { nameOf, type Person, TODAY } from "./person.ts";

/** Something that happened to a person on the registers. */
export interface Step {
  kind: "REGISTERED" | "TRANSFERRED" | "REMOVED";
  on: number;
  at: Primary;
  from: Primary | null;
  reason: string | null;
}

/** What a card said before, and since when it says otherwise. */
export interface Change {
  since: number;
  was: Record<string, unknown>;
  became: Record<string, unknown>;
  reason: string | null;
}

const YEAR = 365;

/** A person's movements, oldest first, and the changes of the card. */
export class Past {
  private readonly neighbours: ReadonlyMap<number, readonly Primary[]>;
  private readonly dice = new Dice();

  constructor({ primaries }: Tree) {
    const neighbours = new Map<number, Primary[]>();
    for (const primary of primaries) {
      const home = primary.region?.node ?? 0;
      const list = neighbours.get(home);
      if (list) list.push(primary);
      else neighbours.set(home, [primary]);
    }
    this.neighbours = neighbours;
  }

  movements(person: Person): Step[] {
    const { primary, joinedOn, isFormer } = person;
    const dice = this.dice.throwFor(person.serial, 7);
    const step = (kind: Step["kind"], on: number, at = primary): Step => ({
      kind,
      on,
      at,
      from: null,
      reason: null,
    });
    const fate = dice.next();
    if (isFormer) {
      const on = Math.max(joinedOn + 20, TODAY - dice.from(0, 5 * YEAR));
      const reason =
        person.occupation === "STUDENT"
          ? "GRADUATED"
          : dice.pick(["OWN_WISH", "DISMISSED", "DISMISSED", "OTHER", "DIED"]);
      return [step("REGISTERED", joinedOn), { ...step("REMOVED", Math.min(TODAY, on)), reason }];
    }
    const long = TODAY - joinedOn;
    if (long < 2 * YEAR || fate > 0.065) return [step("REGISTERED", joinedOn)];
    if (fate < 0.05) {
      const near = this.neighbours.get(primary.region?.node ?? 0) ?? [];
      const from = dice.pick(near);
      if (from === primary || (from.branch === "students") !== (primary.branch === "students")) {
        return [step("REGISTERED", joinedOn)];
      }
      const on = joinedOn + dice.from(YEAR, long - 30);
      return [step("REGISTERED", joinedOn, from), { ...step("TRANSFERRED", on), from }];
    }
    const left = joinedOn + dice.from(200, long - 400);
    return [
      step("REGISTERED", joinedOn),
      { ...step("REMOVED", left), reason: "DISMISSED" },
      step("REGISTERED", left + dice.from(60, 360)),
    ];
  }

  /** In the order of days. The first row of the card follows from undoing them all. */
  changes(person: Person, movements: readonly Step[]): Change[] {
    const changes: Change[] = [];
    for (const [place, { kind, on, at, from, reason }] of movements.entries()) {
      if (kind === "TRANSFERRED") {
        changes.push({
          since: on,
          was: { primary_id: from?.node },
          became: { primary_id: at.node },
          reason: null,
        });
      } else if (place > 0) {
        const [was, became] = kind === "REMOVED" ? ["ON_REGISTER", "REMOVED"] : ["REMOVED", "ON_REGISTER"];
        changes.push({ since: on, was: { status: was }, became: { status: became }, reason });
      }
    }
    const dice = this.dice.throwFor(person.serial, 8);
    const long = TODAY - person.joinedOn;
    if (person.isFormer || long < 3 * YEAR) return changes;
    const fate = dice.next();
    const since = TODAY - dice.from(5, Math.min(long - 60, 5 * YEAR));
    if (fate < 0.02 && person.sex === "FEMALE") {
      const [last] = nameOf(dice, person);
      const [maiden] = nameOf(dice, { ...person, serial: person.serial + 3_000_000 });
      if (maiden !== last) {
        changes.push({
          since,
          was: { last_name: maiden },
          became: { last_name: last },
          reason: "Вступление в брак.",
        });
      }
    } else if (fate < 0.7 && person.occupation === "PENSIONER") {
      changes.push({
        since,
        was: { occupation: "EMPLOYED" },
        became: { occupation: "PENSIONER" },
        reason: null,
      });
    } else if (fate < 0.05 && person.occupation === "EMPLOYED") {
      changes.push({ since, was: { occupation: null }, became: { occupation: "EMPLOYED" }, reason: null });
    } else if (fate < 0.07 && !person.lacks.duesForm && person.occupation === "EMPLOYED") {
      changes.push({ since, was: { dues_form: "CASH" }, became: { dues_form: "WITHHELD" }, reason: null });
    }
    return changes.toSorted((one, other) => one.since - other.since);
  }
}
