import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const TakeDownGreeting = graphql(
  `
    mutation TakeDownGreeting($input: TakeDownGreetingInput!) {
      result: takeDownGreeting(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Takes a greeting from an organisation's site, or without one from all; a problem is a sentence. */
export async function takeDownGreeting(
  visit: Visit,
  greetingId: string,
  organisationId: string | null = null,
): Promise<string | null> {
  try {
    const { result } = (await ask(visit, TakeDownGreeting, { input: { greetingId, organisationId } })).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}
