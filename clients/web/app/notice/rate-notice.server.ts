import { Refusal_Problem } from "../form/problem.js";
import { problemOf, sentenceOf } from "../form/problem.server.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type VariablesOf } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const RateNotice = graphql(
  `
    mutation RateNotice($input: RateNoticeInput!) {
      result: rateNotice(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Says whether a notice was of use; a problem is a sentence. */
export async function rateNotice(
  visit: Visit,
  input: VariablesOf<typeof RateNotice>["input"],
): Promise<string | null> {
  try {
    const { result } = (await ask(visit, RateNotice, { input })).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}
