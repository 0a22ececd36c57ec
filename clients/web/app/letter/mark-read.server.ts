import { Refusal_Problem } from "../form/problem.js";
import { problemOf, sentenceOf } from "../form/problem.server.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type VariablesOf } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const MarkLetterRead = graphql(
  `
    mutation MarkLetterRead($input: MarkLetterReadInput!) {
      result: markLetterRead(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** The sender learns that it was read; a problem is a sentence. */
export async function markRead(
  visit: Visit,
  input: VariablesOf<typeof MarkLetterRead>["input"],
): Promise<string | null> {
  try {
    const { result } = (await ask(visit, MarkLetterRead, { input })).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}
