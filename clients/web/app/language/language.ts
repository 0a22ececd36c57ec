import { useLocation } from "react-router";
import { en } from "./en.js";
import { formatDay, formatMoment, formatMomentIn } from "./format.js";
import { localeOf, type Locale, pathIn } from "./locale.js";
import { type Dictionary, ru } from "./ru.js";

const dictionaries: Record<Locale, Dictionary> = { ru, en };

/** What a page needs to speak one language: its sentences, its addresses, its dates. */
export interface Language {
  readonly locale: Locale;
  readonly text: Dictionary;
  readonly path: (path: string) => string;
  readonly day: (value: string) => string;
  readonly moment: (value: string) => string;
  /** A moment by the clocks of a place. */
  readonly momentIn: (value: string, timeZone: string) => string;
}

const languages: Record<Locale, Language> = { ru: speak("ru"), en: speak("en") };

export function languageOf(pathname: string): Language {
  return languageIn(localeOf(pathname));
}

export function languageIn(locale: Locale): Language {
  return languages[locale];
}

export function useLanguage(): Language {
  return languageOf(useLocation().pathname);
}

/** Sentences of a subject that few readers come to: they are brought with its pages, and not with every page. */
export function useWords<Words>(both: Record<Locale, Words>): Words {
  return both[useLanguage().locale];
}

function speak(locale: Locale): Language {
  return {
    locale,
    text: dictionaries[locale],
    path: (path) => pathIn(locale, path),
    day: (value) => formatDay(locale, value),
    moment: (value) => formatMoment(locale, value),
    momentIn: (value, timeZone) => formatMomentIn(locale, value, timeZone),
  };
}
