import { Refusal_Problem } from "../form/problem.js";
import { oneOf } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Deed } from "./deal.server.js";

const WriteNote = graphql(
  `
    mutation WriteNote($input: WriteNoteInput!) {
      result: writeNote(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const KINDS = ["CONVERSATION", "PROBLEM", "INTEREST", "PREFERENCE", "OTHER"] as const;

/** Writes down what is to be remembered of a member. */
export const writeNote: Deed = {
  needs: ["text"],
  perform: async ({ visit, memberId, written }) => {
    const input = { memberId, kind: oneOf(KINDS, written("kind")), text: written("text") };
    return (await ask(visit, WriteNote, { input })).data.result;
  },
};
