/** The languages of the site. Russian has no prefix; English lives below /en. */
export type Locale = "ru" | "en";

export function localeOf(pathname: string): Locale {
  return /^\/en(\/|$)/.test(pathname) ? "en" : "ru";
}

/** The address of a page, named by its Russian path, in a language. */
export function pathIn(locale: Locale, path: string): string {
  return locale === "ru" ? path : `/en${path.replace(/^\/(?=[?#]|$)/, "")}`;
}

/** The same page in another language. */
export function translatePath(path: string, locale: Locale): string {
  const bare = path.replace(/^\/en(?=[/?#]|$)/, "");
  return pathIn(locale, bare.startsWith("/") ? bare : `/${bare}`);
}

/** As the API names it. */
export function apiLocale(locale: Locale): "RU" | "EN" {
  return locale === "en" ? "EN" : "RU";
}
