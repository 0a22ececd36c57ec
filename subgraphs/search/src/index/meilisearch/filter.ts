import { EVERYONE, type Kind } from "../search-document.js";
import type { SearchAccess, SearchFilter, SoughtWord } from "../search-index.js";

export const PRESENT = "gone = false";
export const OPEN = `${PRESENT} AND audience = ${quoted(EVERYONE)}`;

export function sought(words: readonly SoughtWord[], join: "AND" | "OR"): string {
  const each = words.map(({ exact, stems }) => `(stems IN ${list(stems)} OR exact = ${quoted(exact)})`);
  return `(${each.join(` ${join} `)})`;
}

export function within(access: SearchAccess, { locale, organisationId }: SearchFilter): string {
  return [
    PRESENT,
    `audience IN ${list(access.audiences)}`,
    `locales = ${quoted(locale)}`,
    ...(organisationId === null ? [] : [`organisations = ${quoted(organisationId)}`]),
  ].join(" AND ");
}

export function ofKinds(kinds: readonly Kind[]): string {
  return `kind IN ${list(kinds)}`;
}

export function list(values: readonly string[]): string {
  return `[${values.map(quoted).join(", ")}]`;
}

export function quoted(value: string): string {
  return JSON.stringify(value);
}
