import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const CancelMailing = graphql(
  `
    mutation CancelMailing($input: CancelMailingInput!) {
      result: cancelMailing(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Calls a mailing off; a problem is a sentence. */
export async function cancelMailing(visit: Visit, mailingId: string): Promise<string | null> {
  try {
    const { result } = (await ask(visit, CancelMailing, { input: { mailingId } })).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}
