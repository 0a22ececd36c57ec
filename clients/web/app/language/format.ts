import type { Locale } from "./locale.js";

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const rules = { ru: new Intl.PluralRules("ru"), en: new Intl.PluralRules("en") };
const numbers = { ru: new Intl.NumberFormat("ru"), en: new Intl.NumberFormat("en-GB") };

export function formatNumber(locale: Locale, value: number): string {
  return numbers[locale].format(value);
}

/** A number as far as its tenths: "1,6". */
export function formatTenths(locale: Locale, value: number): string {
  return formatNumber(locale, Math.round(value * 10) / 10);
}

const sizes = { ru: ["КБ", "МБ"], en: ["kB", "MB"] } as const;

/** How large a file is: "640 КБ", "1,6 МБ". */
export function formatSize(locale: Locale, bytes: number): string {
  const [kilobytes, megabytes] = sizes[locale];
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} ${kilobytes}`
    : `${formatTenths(locale, bytes / 1_000_000)} ${megabytes}`;
}

/** "21 комментарий", "1 comment": the number with its word in the right form. */
export function count(locale: Locale, value: number, forms: Forms): string {
  return `${formatNumber(locale, value)} ${forms[rules[locale].select(value)] ?? forms.other}`;
}

// One time zone for all readers: the page of the server and of the browser must say the same.
const TIME_ZONE = "Europe/Moscow";
const tags = { ru: "ru-RU", en: "en-GB" };

const days = (locale: Locale) =>
  new Intl.DateTimeFormat(tags[locale], {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: TIME_ZONE,
  });
const moments = (locale: Locale, timeZone = TIME_ZONE) =>
  new Intl.DateTimeFormat(tags[locale], {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });

const months = (locale: Locale) =>
  new Intl.DateTimeFormat(tags[locale], { month: "long", year: "numeric", timeZone: TIME_ZONE });

const monthFormats = { ru: months("ru"), en: months("en") };
const dayFormats = { ru: days("ru"), en: days("en") };
const momentFormats = { ru: moments("ru"), en: moments("en") };

const plainDays = new Intl.DateTimeFormat("en-CA", { timeZone: TIME_ZONE, dateStyle: "short" });

/** The day on which a moment is, by the clocks of Moscow: "2026-11-21". */
export function dayOf(moment: number): string {
  return plainDays.format(moment);
}

export function formatDay(locale: Locale, value: string): string {
  return write(dayFormats[locale], value);
}

/** The month of a day: "ноябрь 2026". */
export function formatMonth(locale: Locale, value: string): string {
  return write(monthFormats[locale], value);
}

export function formatMoment(locale: Locale, value: string): string {
  return write(momentFormats[locale], value);
}

/** A moment by the clocks of a place. */
export function formatMomentIn(locale: Locale, value: string, timeZone: string): string {
  return write(moments(locale, timeZone), value);
}

function write(format: Intl.DateTimeFormat, value: string): string {
  const date = new Date(value);
  // "2026 г." is office language; a reader knows that 2026 is a year.
  return Number.isNaN(date.getTime()) ? value : format.format(date).replace(/\s?г\.(?=,|\s|$)/, "");
}
