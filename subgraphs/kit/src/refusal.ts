import { GraphQLError } from "graphql";

/** The answers that are thrown, each with its code. What is expected is a `Problem` in the result instead. */

export function unauthenticated(): GraphQLError {
  return refusal("Sign in first.", "UNAUTHENTICATED");
}

export function forbidden(): GraphQLError {
  return refusal("You may not do that.", "FORBIDDEN");
}

export function badInput(message: string): GraphQLError {
  return refusal(message, "BAD_USER_INPUT");
}

export function tooManyRequests(retryAfterSeconds: number): GraphQLError {
  return refusal("Too many tries. Wait a little.", "TOO_MANY_REQUESTS", { retryAfterSeconds });
}

function refusal(message: string, code: string, facts: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...facts } });
}
