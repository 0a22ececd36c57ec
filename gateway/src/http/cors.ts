import type { RequestHandler } from "express";

const PREFLIGHT = {
  "access-control-allow-methods": "GET,HEAD,POST",
  "access-control-allow-headers":
    "accept-language,apollo-require-preflight,authorization,content-type,graphql-require-preflight,traceparent,x-request-id",
  "access-control-max-age": "600",
};

/** Lets pages of ours read answers; a list names them, `*` is anyone. */
export function cors(origins: ReadonlySet<string>): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    response.vary("origin");
    const isWelcome = origin !== undefined && (origins.has(origin) || origins.has("*"));
    if (isWelcome) {
      response.set({
        "access-control-allow-origin": origin,
        "access-control-expose-headers": "retry-after,server-timing,x-request-id",
        // A list names whom we trust with cookies; "anyone" is nobody in particular.
        ...(origins.has(origin) && { "access-control-allow-credentials": "true" }),
      });
    }
    if (request.method !== "OPTIONS") return next();
    response
      .set({ allow: "GET, HEAD, POST, OPTIONS", ...(isWelcome && PREFLIGHT) })
      .status(204)
      .end();
  };
}
