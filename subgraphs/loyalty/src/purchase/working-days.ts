import { type PlainDate, today } from "@angel/kit/values";

const DAY_MS = 86_400_000;

/** So many working days on. Saturdays and Sundays do not count; holidays, which only make it later, are not known here. */
export function workingDaysAfter(moment: Date, days: number): PlainDate {
  let on = Date.parse(today(moment));
  for (let left = days; left > 0;) {
    on += DAY_MS;
    const weekday = new Date(on).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return new Date(on).toISOString().slice(0, 10);
}
