import type { Failure } from "./fault.js";
import type { ServiceError } from "./read-answer.js";

/** Codes that were meant for the client; any other is the platform's own trouble. */
const MEANT_FOR_CLIENTS = new Set([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "TOO_MANY_REQUESTS",
  "BAD_USER_INPUT",
  "SUBGRAPH_UNAVAILABLE",
]);

/** What a client may hear of a service's error. */
export function tellable({ message, extensions }: ServiceError, service: string): Failure {
  const code = extensions?.["code"];
  if (typeof code !== "string" || !MEANT_FOR_CLIENTS.has(code)) {
    return { message: "Something went wrong.", code: "INTERNAL", service };
  }
  const retryAfterSeconds = extensions?.["retryAfterSeconds"];
  return {
    message: withoutSuggestion(typeof message === "string" ? message : "Something went wrong."),
    code,
    service,
    ...(typeof retryAfterSeconds === "number" ? { facts: { retryAfterSeconds } } : {}),
  };
}

/** A suggestion would tell a stranger names they do not know. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ ?Did you mean [^?]*\?/g, "");
}
