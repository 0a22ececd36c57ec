import { daysAfter } from "@angel/kit/days";
import { type PlainDate, today } from "@angel/kit/values";

export type FactKind = "ORDERED" | "CONFIRMED" | "RETURNED" | "CANCELLED";

/** What a partner said of an order. Facts are only added, and may come late, twice, or in any order. */
export interface Fact {
  readonly key: string;
  readonly kind: FactKind;
  readonly kopecks: number;
  /** The part of it for goods that the terms exclude. */
  readonly excludedKopecks: number;
  readonly occurredAt: Date;
}

export interface TermsOfPurchase {
  readonly returnPercent: number;
  readonly programmePercent: number;
  readonly holdDays: number;
  readonly purchaseCap: number | null;
  readonly monthCap: number | null;
}

/** Where an order stands by the set of its facts, whatever the order in which they came. */
export interface Standing {
  readonly isCancelled: boolean;
  /** The first time that payment was confirmed. */
  readonly confirmedAt: Date | null;
  readonly paidKopecks: number;
  readonly returnedKopecks: number;
  /** Before the limit for a month. */
  readonly cashbackKopecks: number;
  /** What the programme gets of it; no limit holds for that. */
  readonly programmeKopecks: number;
  readonly releaseOn: PlainDate | null;
  readonly expiresOn: PlainDate | null;
}

/** How long what can be paid out waits to be asked for. */
const KEPT_MONTHS = 24;

export function standingOf(facts: readonly Fact[], terms: TermsOfPurchase): Standing {
  const inTime = facts.toSorted(
    (one, other) => one.occurredAt.getTime() - other.occurredAt.getTime() || (one.key < other.key ? -1 : 1),
  );
  const confirmed = inTime.filter(({ kind }) => kind === "CONFIRMED");
  const returned = inTime.filter(({ kind }) => kind === "RETURNED");
  const isCancelled = inTime.some(({ kind }) => kind === "CANCELLED");
  const confirmedAt = confirmed[0]?.occurredAt ?? null;
  // A later confirmation corrects the sum of an earlier one.
  const last = confirmed.at(-1);
  const paid = last?.kopecks ?? 0;
  const rewarded = paid - (last?.excludedKopecks ?? 0);
  const sum = (amount: (fact: Fact) => number) => returned.reduce((total, fact) => total + amount(fact), 0);
  const back = isCancelled
    ? paid
    : Math.min(
        paid,
        sum(({ kopecks }) => kopecks),
      );
  const rewardedBack = isCancelled
    ? rewarded
    : sum(({ kopecks, excludedKopecks }) => kopecks - excludedKopecks);
  const counted = Math.max(0, rewarded - rewardedBack);
  const releaseOn = confirmedAt && daysAfter(today(confirmedAt), terms.holdDays);
  return {
    isCancelled,
    confirmedAt,
    paidKopecks: paid,
    returnedKopecks: back,
    cashbackKopecks: Math.min(
      shareOf(counted, terms.returnPercent),
      terms.purchaseCap ?? Number.MAX_SAFE_INTEGER,
    ),
    programmeKopecks: shareOf(counted, terms.programmePercent),
    releaseOn,
    expiresOn: releaseOn && keptUntil(releaseOn),
  };
}

/** A share in hundredths of a per cent, rounded down to the kopeck. */
function shareOf(kopecks: number, percent: number): number {
  return Number((BigInt(kopecks) * BigInt(Math.round(percent * 100))) / 10_000n);
}

/** What each gives back once the month's limit is shared out, in the order of payment. */
export function withinMonth<
  Member extends { cashbackKopecks: number; confirmedAt: Date | null; orderNumber: string },
>(standings: readonly Member[], monthCap: (member: Member) => number | null): Map<Member, number> {
  let given = 0;
  const inTime = standings.toSorted(
    (one, other) =>
      (one.confirmedAt?.getTime() ?? Infinity) - (other.confirmedAt?.getTime() ?? Infinity) ||
      (one.orderNumber < other.orderNumber ? -1 : 1),
  );
  return new Map(
    inTime.map((member) => {
      const left = Math.max(0, (monthCap(member) ?? Number.MAX_SAFE_INTEGER) - given);
      const share = Math.min(member.cashbackKopecks, left);
      given += share;
      return [member, share];
    }),
  );
}

/** When what can be paid out from the day on expires: the first of a month, so that a member's money lies in few accounts. */
export function keptUntil(day: PlainDate): PlainDate {
  const date = new Date(day);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + KEPT_MONTHS + 1, 1))
    .toISOString()
    .slice(0, 10);
}
