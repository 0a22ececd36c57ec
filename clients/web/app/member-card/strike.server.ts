import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type VariablesOf } from "../gateway/graphql.js";
import type { Deed } from "./deal.server.js";

const StrikeEntry = graphql(
  `
    mutation StrikeEntry($input: StrikeEntryInput!) {
      result: strikeEntry(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

type Tab = VariablesOf<typeof StrikeEntry>["input"]["tab"];

/** Strikes out a line of a tab that was a mistake. */
export function strikeOn(tab: Tab): Deed {
  return {
    perform: async ({ visit, written }) =>
      (await ask(visit, StrikeEntry, { input: { tab, entryId: written("entry") } })).data.result,
  };
}
