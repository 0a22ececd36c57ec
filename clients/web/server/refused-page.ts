import { languageIn } from "../app/language/language.js";
import type { Locale } from "../app/language/locale.js";

/** What a person sees whose form another site sent. Made without React: it must cost nothing to refuse. */
export function refusedPage(locale: Locale): string {
  const { text, path } = languageIn(locale);
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${text.error.refusedTitle}</title>
<h1>${text.error.refusedTitle}</h1><p>${text.error.refused}</p><p><a href="${path("/")}">${text.error.toHome}</a></p></html>`;
}
