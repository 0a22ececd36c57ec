import { GraphQLError } from "graphql";

export type RefusalCode =
  | "BAD_REQUEST"
  | "BAD_USER_INPUT"
  | "FORBIDDEN"
  | "GRAPHQL_PARSE_FAILED"
  | "GRAPHQL_VALIDATION_FAILED"
  | "INTERNAL"
  | "METHOD_NOT_ALLOWED"
  | "NOT_ACCEPTABLE"
  | "NOT_FOUND"
  | "OPERATION_RESOLUTION_FAILURE"
  | "PAYLOAD_TOO_LARGE"
  | "PERSISTED_QUERY_NOT_FOUND"
  | "REQUEST_HEADER_FIELDS_TOO_LARGE"
  | "REQUEST_TIMEOUT"
  | "SUBGRAPH_UNAVAILABLE"
  | "TOO_MANY_REQUESTS"
  | "UNAUTHENTICATED"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "URI_TOO_LONG";

interface RefusalDetails {
  /** HTTP headers that go with it. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What else a client may act on. */
  readonly facts?: Readonly<Record<string, number>>;
}

/** A request that is turned away at the door, with the HTTP status it deserves. */
export function refusal(
  message: string,
  code: RefusalCode,
  status = 400,
  details: RefusalDetails = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: extensionsOf(code, status, details) });
}

/** What the specification calls a request error: the operation itself is wrong, and not merely too much. */
export class RequestError extends GraphQLError {
  constructor(message: string, code: RefusalCode) {
    super(message, { extensions: extensionsOf(code, 400, {}) });
  }
}

function extensionsOf(code: RefusalCode, status: number, { headers = {}, facts = {} }: RefusalDetails) {
  return { code, ...facts, http: { status, headers } };
}

interface WrittenRefusal {
  readonly status: number;
  readonly headers: Iterable<[name: string, value: string]>;
  readonly text: string;
}

/** What of a refusal goes over the wire. */
export function writeRefusal(error: GraphQLError): WrittenRefusal {
  const { http, ...extensions } = error.extensions as {
    http?: { status?: number; headers?: Readonly<Record<string, string>> };
  };
  return {
    status: http?.status ?? 400,
    headers: Object.entries(http?.headers ?? {}),
    text: JSON.stringify({ errors: [{ message: error.message, extensions }] }),
  };
}
