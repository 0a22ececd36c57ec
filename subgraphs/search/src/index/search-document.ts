import { fold, wordsOf } from "../language/word.js";
import { stemOf } from "../language/stem.js";

/** Changes with all that changes what stands in an index: the analyser, the document, the tables. Then it is built anew. */
export const SCHEMA_VERSION = 3;

export const KINDS = [
  "ARTICLE",
  "BLOG_POST",
  "KNOWLEDGE_ARTICLE",
  "NEWSPAPER_ISSUE",
  "ORGANISATION",
] as const;
export type Kind = (typeof KINDS)[number];

export const LOCALES = ["RU", "EN"] as const;
export type DocumentLocale = (typeof LOCALES)[number];

/** A published thing as it is found: one for each language it is written in. */
export interface SearchDocument {
  /** Letters, digits and hyphens only: every index takes such a key. */
  id: string;
  kind: Kind;
  subjectId: string;
  /** In which languages it is shown: its own, and the other where there is no translation. */
  locales: readonly DocumentLocale[];
  title: string;
  body: string;
  /** Numbers, codes, references of law: matched whole, never stemmed. */
  names: readonly string[];
  /** The organisation's ancestors and itself: whose subtrees it belongs to. */
  organisations: readonly string[];
  /** Who may find it; any one of these is enough. */
  audience: readonly string[];
  publishedAt: number | null;
  /** The place in the events up to which it is known; an older version never replaces a newer one. */
  version: number;
}

/** The audience of what is open to all. */
export const EVERYONE = "everyone";

export function documentId(kind: Kind, subjectId: string, language: DocumentLocale): string {
  return `${kind.toLowerCase().replaceAll("_", "-")}-${subjectId}-${language.toLowerCase()}`;
}

/** The document's words as both indexes keep them. */
interface AnalysedText {
  title: string[];
  body: string[];
  /** Words of the title and of the names as they are written. */
  exact: string[];
  /** Every different word as it is written, with its stem. */
  vocabulary: Map<string, string>;
}

export function analyse({ title, body, names }: SearchDocument): AnalysedText {
  const titleWords = foldedWordsOf(title);
  const bodyWords = foldedWordsOf(body);
  const nameWords = names.flatMap(foldedWordsOf);
  return {
    title: titleWords.map(stemOf),
    body: bodyWords.map(stemOf),
    exact: [...titleWords, ...nameWords],
    vocabulary: new Map([
      ...[...titleWords, ...bodyWords].map((word) => [word, stemOf(word)] as const),
      ...nameWords.map((word) => [word, fold(word)] as const),
    ]),
  };
}

function foldedWordsOf(text: string): string[] {
  return wordsOf(text).map(({ folded }) => folded);
}
