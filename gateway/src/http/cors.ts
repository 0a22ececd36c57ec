import type { IncomingMessage, ServerResponse } from "node:http";

const PREFLIGHT = Object.entries({
  "access-control-allow-methods": "GET,HEAD,POST",
  "access-control-allow-headers":
    "accept-language,apollo-require-preflight,authorization,content-type,graphql-require-preflight,traceparent,x-request-id",
  "access-control-max-age": "600",
});

/** Lets pages of ours read answers; a list names them, `*` is anyone. True when a browser has asked for no more. */
export function answersPreflight(
  { method, headers: { origin } }: IncomingMessage,
  response: ServerResponse,
  origins: ReadonlySet<string>,
): boolean {
  const isWelcome = origin !== undefined && (origins.has(origin) || origins.has("*"));
  if (isWelcome) {
    response.setHeader("access-control-allow-origin", origin);
    response.setHeader("access-control-expose-headers", "retry-after,server-timing,x-request-id");
    // A list names whom we trust with cookies; "anyone" is nobody in particular.
    if (origins.has(origin)) response.setHeader("access-control-allow-credentials", "true");
  }
  if (method !== "OPTIONS") return false;
  if (isWelcome) for (const [name, value] of PREFLIGHT) response.setHeader(name, value);
  response.setHeader("allow", "GET, HEAD, POST, OPTIONS");
  response.writeHead(204).end();
  return true;
}
