const NOWHERE = "http://own.invalid";

/** Where to go after signing in: a page of this site, whatever the address said. */
export function ownPath(wish: unknown, fallback: string): string {
  if (typeof wish !== "string" || !wish.startsWith("/") || /[\\\s\p{Cc}]/u.test(wish)) return fallback;
  if (!URL.canParse(wish, NOWHERE)) return fallback;
  const url = new URL(wish, NOWHERE);
  if (url.origin !== NOWHERE || url.pathname.startsWith("//")) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}
