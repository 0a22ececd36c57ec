import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "./log.js";

/** An error that was thrown on purpose keeps its words; any other is told to the log and to nobody else. */
export function maskError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: Logger,
): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  if (cause instanceof GraphQLError && formatted.extensions?.["code"] !== "INTERNAL_SERVER_ERROR")
    return formatted;
  if (isUnreadableValue(cause)) {
    return {
      ...formatted,
      message: "A value has a form that cannot be.",
      extensions: { code: "BAD_USER_INPUT" },
    };
  }
  if (isWithoutConnection(cause)) {
    log.warn({ err: cause, path: formatted.path }, "no connection to the database came free");
    return {
      ...formatted,
      message: "This part of the platform is too busy. Try again in a moment.",
      extensions: { code: "SUBGRAPH_UNAVAILABLE" },
    };
  }
  log.error({ err: cause, path: formatted.path }, "a resolver failed");
  return { ...formatted, message: "Something went wrong.", extensions: { code: "INTERNAL" } };
}

/** Postgres could not read a value: NUL or a lone surrogate in a text, an id that is none, a date out of range. */
function isUnreadableValue(cause: unknown): boolean {
  const code = (cause as { code?: unknown } | null)?.code;
  return code === "22P02" || code === "22P05" || code === "22021" || code === "22008" || code === "22003";
}

/** The pool gives its refusal no code. */
function isWithoutConnection(cause: unknown): boolean {
  return cause instanceof Error && cause.message.includes("timeout exceeded when trying to connect");
}
