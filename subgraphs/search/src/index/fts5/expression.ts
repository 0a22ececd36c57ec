import type { Kind } from "../search-document.js";
import type { SearchAccess, SearchFilter, SoughtWord } from "../search-index.js";

/** A filterable fact as a word of the column `marks`: letters and digits only, whatever the value. */
export function mark(name: "kind" | "locale" | "organisation" | "audience", value: string): string {
  return `${name}${Buffer.from(value).toString("hex")}`;
}

/** The FTS5 expression of a query. Words come from the analyser, so they hold no operator and no quote. */
export function sought(words: readonly SoughtWord[], join: "AND" | "OR"): string {
  const each = words.map(
    ({ exact, stems }) =>
      `({title body} : (${stems.map(quoted).join(" OR ")}) OR {exact} : ${quoted(exact)})`,
  );
  return `(${each.join(` ${join} `)})`;
}

export function begun(words: readonly string[]): string {
  return `{title} : (${words.map(quoted).join(" AND ")} *)`;
}

export function within(access: SearchAccess, { locale, organisationId }: SearchFilter): string {
  return [
    oneOf(access.audiences.map((audience) => mark("audience", audience))),
    oneOf([mark("locale", locale)]),
    ...(organisationId === null ? [] : [oneOf([mark("organisation", organisationId)])]),
  ].join(" AND ");
}

export function ofKinds(kinds: readonly Kind[]): string {
  return oneOf(kinds.map((kind) => mark("kind", kind)));
}

function oneOf(marks: readonly string[]): string {
  return `{marks} : (${marks.map(quoted).join(" OR ")})`;
}

function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
