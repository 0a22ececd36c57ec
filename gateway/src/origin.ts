import type { IncomingHttpHeaders } from "node:http";

/** Browsers say so of each page's requests, and pages cannot keep them from it. */
export function comesFromPage(headers: IncomingHttpHeaders): boolean {
  return headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;
}

/** Whether the page a browser asks for may ask at all. */
export function mayAsk(headers: IncomingHttpHeaders, allowed: ReadonlySet<string>): boolean {
  return allowed.has("*") || comesFromUs(headers, allowed);
}

/** Whether it is one of ours, and asks in its reader's name; that anyone may ask makes nobody ours. Who sends no Origin is no page. */
export function comesFromUs(headers: IncomingHttpHeaders, allowed: ReadonlySet<string>): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (allowed.has(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
