import { badInput } from "./refusal.js";
import { isPlainDate, type PlainDate, today } from "./values.js";

const DAY_MS = 86_400_000;

/** So many days on, or back. A day that is in no calendar is refused as the client's input. */
export function daysAfter(day: PlainDate, days: number): PlainDate {
  return inCalendar(new Date(Date.parse(day) + days * DAY_MS));
}

/** So many working days on. Saturdays and Sundays do not count; holidays, which only make it later, are not known here. */
export function workingDaysAfter(day: PlainDate, days: number): PlainDate {
  let on = day;
  for (let left = days; left > 0;) {
    on = daysAfter(on, 1);
    const weekday = new Date(on).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return on;
}

/** The same day so many months on; where the month is too short, its last day. */
export function monthsAfter(day: PlainDate, months: number): PlainDate {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return inCalendar(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

/** The same day so many years on, or back; 29 February becomes the 28th. Asked for each row of files: without a `Date`. */
export function yearsAfter(day: PlainDate, years: number): PlainDate {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, "0");
  return day.endsWith("-02-29") ? monthsAfter(day, 12 * years) : `${year}${day.slice(4)}`;
}

/** The last day on which somebody was born who is so old today. */
export function lastBirthday(age: number): PlainDate {
  return bornAgo(age, 0);
}

/** The first day on which somebody was born who is not older today. */
export function firstBirthday(age: number): PlainDate {
  return bornAgo(age + 1, 1);
}

function bornAgo(years: number, days: number): PlainDate {
  const [year = 0, month = 1, day = 1] = today().split("-").map(Number);
  return inCalendar(new Date(Date.UTC(year - years, month - 1, day + days)));
}

function inCalendar(date: Date): PlainDate {
  const day = Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
  if (!isPlainDate(day)) throw badInput("There is no such day.");
  return day;
}
