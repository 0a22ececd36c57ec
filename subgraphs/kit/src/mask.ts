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
  log.error({ err: cause, path: formatted.path }, "a resolver failed");
  return { ...formatted, message: "Something went wrong.", extensions: { code: "INTERNAL" } };
}
