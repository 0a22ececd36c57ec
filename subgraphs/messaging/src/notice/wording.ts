import type { Sentence } from "@angel/kit/problem";
import type { PlainDate } from "@angel/kit/values";

const RUSSIAN = new Intl.PluralRules("ru");

/** A Russian noun beside a number: one, a few, many. */
export function russianOf(count: number, one: string, few: string, many: string): string {
  const form = RUSSIAN.select(count);
  return `${count} ${form === "one" ? one : form === "few" ? few : many}`;
}

/** The day and the minute as clocks of a place show them. */
export function momentIn(timeZone: string, at: Date): Sentence {
  const write = (locale: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }).format(at);
  return { ru: write("ru"), en: write("en-GB") };
}

/** A day in words. */
export function dayOf(day: PlainDate): Sentence {
  const write = (locale: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
  return { ru: write("ru"), en: write("en-GB") };
}

/** The zone, where clocks know it; else Moscow's. */
export function zoneOf(timeZone: string | null): string {
  return timeZone !== null && ZONES.has(timeZone) ? timeZone : "Europe/Moscow";
}

const ZONES = new Set(Intl.supportedValuesOf("timeZone"));

/** What is said, in both languages. */
export interface Wording {
  title: Sentence;
  text: Sentence;
}
