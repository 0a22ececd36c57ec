import { HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";

export type RefusalCode =
  | "BAD_REQUEST"
  | "BAD_USER_INPUT"
  | "FORBIDDEN"
  | "GRAPHQL_PARSE_FAILED"
  | "GRAPHQL_VALIDATION_FAILED"
  | "NOT_FOUND"
  | "PAYLOAD_TOO_LARGE"
  | "SUBGRAPH_UNAVAILABLE"
  | "UNAUTHENTICATED"
  | "UNSUPPORTED_MEDIA_TYPE";

/** A request that is turned away at the door, with the HTTP status it deserves. */
export function refusal(message: string, code: RefusalCode, status = 400): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, headers: new HeaderMap() } } });
}

/** What of a refusal goes over the wire, and with which status. */
export function writeRefusal(error: GraphQLError): { status: number; body: string } {
  const { http, ...extensions } = error.extensions as { http?: { status?: number } };
  return {
    status: http?.status ?? 400,
    body: JSON.stringify({ errors: [{ message: error.message, extensions }] }),
  };
}
