import type { Sentence } from "@angel/kit/problem";
import type { Wording } from "../notice/wording.js";

/** An article in one language. */
export interface Published {
  readonly locale: "ru" | "en";
  readonly kind: string;
  readonly title: string;
  readonly lead: string | null;
  readonly organisationName: string;
}

const NEWS: Sentence = { ru: "Новость", en: "News" };
const KINDS: Readonly<Record<string, Sentence>> = {
  NEWS,
  ANNOUNCEMENT: { ru: "Объявление", en: "Announcement" },
  CONGRATULATION: { ru: "Поздравление", en: "Congratulation" },
  PROGRAMME: { ru: "Программа", en: "Programme" },
};

/** In each language what the article says in it, else what it says in the other. */
export function articleWords(translations: readonly [Published, ...Published[]]): Wording {
  const [ru, en] = [inLanguage(translations, "ru"), inLanguage(translations, "en")];
  const textOf = (first: string, { lead }: Published) => (lead ? `${first}\n\n${lead}` : first);
  return {
    title: {
      ru: `${(KINDS[ru.kind] ?? NEWS).ru}: ${ru.title}`,
      en: `${(KINDS[en.kind] ?? NEWS).en}: ${en.title}`,
    },
    text: {
      ru: textOf(`${ru.organisationName}: новое на сайте.`, ru),
      en: textOf(`${en.organisationName}: new on the site.`, en),
    },
  };
}

/** What is said in the language, else in the other. */
export function inLanguage<Translation extends { readonly locale: "ru" | "en" }>(
  translations: readonly [Translation, ...Translation[]],
  language: "ru" | "en",
): Translation {
  return translations.find(({ locale }) => locale === language) ?? translations[0];
}
