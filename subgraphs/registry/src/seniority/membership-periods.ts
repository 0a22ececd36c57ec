import type { PlainDate } from "@angel/kit/values";
import { MovementKind } from "../member/movement.entity.js";

interface Step {
  kind: MovementKind;
  movedOn: PlainDate;
}

interface Period {
  from: PlainDate;
  until: PlainDate;
}

/**
 * When a person has been a member: from joining, over transfers, until removal. A break of at most `bridgedDays` does
 * not count as one: seniority goes on through it («непрерывный стаж»); a longer one is left out.
 */
export function membershipPeriods(
  joinedOn: PlainDate,
  movements: readonly Step[],
  today: PlainDate,
  bridgedDays: number,
): Period[] {
  const periods: Period[] = [];
  let from: PlainDate | null = joinedOn;
  for (const { kind, movedOn } of movements) {
    if (kind === MovementKind.REMOVED && from !== null) {
      periods.push({ from, until: movedOn });
      from = null;
    } else if (kind === MovementKind.REGISTERED && from === null) {
      const last = periods.at(-1);
      const isBridged = last !== undefined && daysBetween(last.until, movedOn) <= bridgedDays;
      from = isBridged ? last.from : movedOn;
      if (isBridged) periods.pop();
    }
  }
  if (from !== null) periods.push({ from, until: today });
  return periods;
}

function daysBetween(first: PlainDate, last: PlainDate): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000;
}
