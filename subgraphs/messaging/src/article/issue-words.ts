import type { Wording } from "../notice/wording.js";
import { inLanguage } from "./article-words.js";

/** A number of a newspaper in one language. */
export interface PublishedIssue {
  readonly locale: "ru" | "en";
  /** What the newspaper is called; null once it is withdrawn itself. */
  readonly newspaper: string | null;
  readonly number: number;
  readonly title: string | null;
  readonly organisationName: string;
}

/** In each language what the number says in it, else what it says in the other. */
export function issueWords(translations: readonly [PublishedIssue, ...PublishedIssue[]]): Wording {
  const [ru, en] = [inLanguage(translations, "ru"), inLanguage(translations, "en")];
  const textOf = (first: string, { title }: PublishedIssue) => (title ? `${first}\n\n${title}` : first);
  return {
    title: {
      ru: `Вышел № ${ru.number} газеты${ru.newspaper ? ` «${ru.newspaper}»` : ""}`,
      en: `No. ${en.number} of the newspaper${en.newspaper ? ` “${en.newspaper}”` : ""} is out`,
    },
    text: {
      ru: textOf(`${ru.organisationName}: новый номер на сайте.`, ru),
      en: textOf(`${en.organisationName}: a new number on the site.`, en),
    },
  };
}
