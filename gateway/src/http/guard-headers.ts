import type { ServerResponse } from "node:http";

/** Answers are JSON for programs: no page may frame, run or sniff them, and nobody may keep them. */
const GUARDS = Object.entries({
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "cache-control": "no-store",
  vary: "origin, accept, accept-encoding",
});

export function guardHeaders(response: ServerResponse): void {
  for (const [name, value] of GUARDS) response.setHeader(name, value);
}
