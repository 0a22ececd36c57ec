import type { IncomingHttpHeaders } from "node:http";

/** Whether a form was sent from a page of this site. A browser that says nothing of it is not believed. */
export function comesFromOwnPage(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const origin = headers.origin ?? headers.referer;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === headers.host;
}

/** Whether this is a letter's own address for declining it: mail programs press it from their servers, and all it acts by is in it. */
export function declinesLetter(path: string): boolean {
  return /^\/(?:en\/)?decline\/[\w-]+$/.test(path);
}
