import type { Key } from "./connection.js";
import { badInput } from "./refusal.js";

/** A moment as it comes from Postgres past the ORM: text to the microsecond, in UTC where it names no zone. */
export type Moment = string | Date;

export function dateOf(moment: Moment): Date {
  return new Date(microsecondsOf(moment) / 1000);
}

/** The key of a row in a list ordered by a moment and then by id, exact to the microsecond. */
export function momentKey(moment: Moment, id: string): Key {
  return [microsecondsOf(moment), id];
}

/** The two values of a cursor's key as a query compares them. Refuses a cursor of another list. */
export function readMomentKey(key: Key, isId: (id: string) => boolean): [moment: string, id: string] {
  const [microseconds, id] = key;
  if (key.length !== 2 || !Number.isSafeInteger(microseconds) || typeof id !== "string" || !isId(id)) {
    throw badInput("`after` is not a cursor of this list.");
  }
  const milliseconds = Math.floor((microseconds as number) / 1000);
  const rest = (microseconds as number) - milliseconds * 1000;
  const text = new Date(milliseconds).toISOString();
  return [`${text.slice(0, -1)}${String(rest).padStart(3, "0")}Z`, id];
}

function microsecondsOf(moment: Moment): number {
  if (moment instanceof Date) return moment.getTime() * 1000;
  const [, day, time, fraction = "", zone = ""] = /^(\S+)[ T]([\d:]+)(?:\.(\d+))?(.*)$/.exec(moment) ?? [];
  const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone || "Z";
  const seconds = Date.parse(`${day}T${time}${offset}`);
  if (Number.isNaN(seconds)) throw new TypeError(`Not a moment: ${moment}`);
  return seconds * 1000 + Number(fraction.padEnd(6, "0").slice(0, 6));
}
