import type { IncomingHttpHeaders } from "node:http";

/** Whether a form was sent from a page of this site. A browser that says nothing of it is not believed. */
export function comesFromOwnPage(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const origin = headers.origin ?? headers.referer;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === headers.host;
}
