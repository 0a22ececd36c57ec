import { GraphQLError } from "graphql";
import { Refused } from "../limits/read-operation.js";

/** What an operation is refused for. */
export function asErrors(error: unknown): readonly GraphQLError[] {
  if (error instanceof GraphQLError) return [error];
  if (error instanceof Refused) return error.errors;
  return [new GraphQLError("Something went wrong.", { extensions: { code: "INTERNAL" } })];
}

/** The HTTP status a refusal deserves stays inside. */
export function writeError(error: GraphQLError): object {
  const { http: _http, ...extensions } = error.extensions as { http?: unknown };
  return { ...error.toJSON(), extensions };
}
