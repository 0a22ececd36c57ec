import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type VariablesOf } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const GiveConsent = graphql(
  `
    mutation GiveConsent($input: GiveConsentInput!) {
      result: giveConsent(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const WithdrawConsent = graphql(
  `
    mutation WithdrawConsent($input: WithdrawConsentInput!) {
      result: withdrawConsent(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

type Given = VariablesOf<typeof GiveConsent>["input"];
type Withdrawn = VariablesOf<typeof WithdrawConsent>["input"];

/** The member agrees to the text that was before them; a problem is a sentence. */
export async function giveConsent(visit: Visit, input: Given): Promise<string | null> {
  try {
    const { result } = (await ask(visit, GiveConsent, { input })).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}

export async function withdrawConsent(visit: Visit, input: Withdrawn): Promise<string | null> {
  try {
    const { result } = (await ask(visit, WithdrawConsent, { input })).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}
