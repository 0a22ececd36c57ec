import { Refusal_Problem } from "../form/problem.js";
import { problemOf, sentenceOf } from "../form/problem.server.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import type { Reason } from "./member-file.js";

const DecideImportRows = graphql(
  `
    mutation DecideImportRows($input: DecideImportRowsInput!) {
      result: decideImportRows(input: $input) {
        __typename
        ... on DecideImportRowsPayload {
          decided
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Decides of all the doubtful rows that are shown; how many they were, or why it came to nothing. */
export async function decideAll(
  visit: Visit,
  importId: string,
  reason: Reason | null,
  form: FormData,
): Promise<{ readonly decided: number } | { readonly problem: string }> {
  const isAdded = form.get("deed") === "addAll";
  const input = { importId, reason, isAdded, onlyUndecided: form.has("onlyUndecided") };
  try {
    const { result } = (await ask(visit, DecideImportRows, { input })).data;
    return "decided" in result ? { decided: result.decided } : { problem: sentenceOf(result) };
  } catch (error) {
    return { problem: problemOf(error, visit) };
  }
}
