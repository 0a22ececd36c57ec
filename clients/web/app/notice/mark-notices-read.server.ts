import { Refusal_Problem } from "../form/problem.js";
import { problemOf, sentenceOf } from "../form/problem.server.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type VariablesOf } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const MarkNoticesRead = graphql(
  `
    mutation MarkNoticesRead($input: MarkNoticesReadInput!) {
      result: markNoticesRead(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Marks some of the reader's notices read, or all of them; a problem is a sentence. */
export async function markNoticesRead(
  visit: Visit,
  input: VariablesOf<typeof MarkNoticesRead>["input"],
): Promise<string | null> {
  try {
    const { result } = (await ask(visit, MarkNoticesRead, { input })).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}
