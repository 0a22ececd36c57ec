import { daysAfter } from "@angel/kit/days";
import type { PlainDate } from "@angel/kit/values";
import type { InsuranceProgramme, ProgrammeTerms } from "../programme/programme.entity.js";
import type { CardPeriod, History, Period, RegisterPeriod } from "./history.loader.js";

const LAST_DAY = "9999-12-31";

/** Days on which one card of one register was a policy under the same terms. */
export interface Span extends Period {
  readonly organisationId: string;
  readonly cardNumber: string;
  readonly programme: InsuranceProgramme;
  readonly terms: ProgrammeTerms;
}

export type Uncovered = "NOT_ON_REGISTER" | "NO_PROGRAMME" | "CARD_NOT_IN_FORCE";

/** What covers the person on a day, or why nothing does. */
export function spanOn(history: History, day: PlainDate): Span | Uncovered {
  const registers = history.registers.filter((period) => isWithin(period, day));
  if (registers.length === 0) return "NOT_ON_REGISTER";
  const promised = registers.flatMap((register) => promisedOn(history, register, day));
  if (promised.length === 0) return "NO_PROGRAMME";
  for (const held of promised) {
    const card = history.cards.find(
      (period) => isWithin(period, day) && held.terms.coveringStatuses.includes(period.status),
    );
    if (card) return spanOf(held, card);
  }
  return "CARD_NOT_IN_FORCE";
}

/** The days around the one that are covered without a gap, whatever else changes on them. */
export function unbroken(history: History, { fromOn, untilOn }: Span): Period {
  let [from, until] = [fromOn, untilOn];
  for (;;) {
    const before = spanOn(history, daysAfter(from, -1));
    if (typeof before === "string") break;
    from = before.fromOn;
  }
  while (until !== null) {
    const next = spanOn(history, until);
    if (typeof next === "string") break;
    until = next.untilOn;
  }
  return { fromOn: from, untilOn: until };
}

interface Held extends Period {
  readonly register: RegisterPeriod;
  readonly programme: InsuranceProgramme;
  readonly terms: ProgrammeTerms;
}

/** The first programme above the register that has terms for the day, and how long it stays the first. */
function promisedOn({ promises }: History, register: RegisterPeriod, day: PlainDate): Held[] {
  let first: Period = register;
  for (const { programme, terms } of promises.get(register.organisationId) ?? []) {
    const held = terms.find((one) => one.holdsOn(day));
    if (held) return [{ register, programme, terms: held, ...common(first, periodOf(held)) }];
    for (const { fromOn, untilOn } of terms.map(periodOf)) {
      first = common(
        first,
        day < fromOn ? { fromOn: "", untilOn: fromOn } : { fromOn: untilOn ?? "", untilOn: null },
      );
    }
  }
  return [];
}

function spanOf({ register, programme, terms, ...held }: Held, card: CardPeriod): Span {
  const { organisationId } = register;
  return { organisationId, cardNumber: card.number, programme, terms, ...common(held, card) };
}

/** No day follows the calendar's last: until then is without an end. */
function periodOf({ startsOn, endsOn }: ProgrammeTerms): Period {
  return { fromOn: startsOn, untilOn: endsOn === null || endsOn === LAST_DAY ? null : daysAfter(endsOn, 1) };
}

function common(one: Period, other: Period): Period {
  const ends = [one.untilOn, other.untilOn].filter((end) => end !== null).toSorted();
  return {
    fromOn: one.fromOn > other.fromOn ? one.fromOn : other.fromOn,
    untilOn: ends[0] ?? null,
  };
}

function isWithin({ fromOn, untilOn }: Period, day: PlainDate): boolean {
  return fromOn <= day && (untilOn === null || day < untilOn);
}
