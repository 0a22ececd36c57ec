import { Refusal_Problem } from "../form/problem.js";
import { oneOf } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Deed } from "./deal.server.js";

const AddAward = graphql(
  `
    mutation AddAward($input: AddAwardInput!) {
      result: addAward(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const LEVELS = ["NATIONAL", "REGIONAL", "TERRITORIAL", "PRIMARY", "STATE", "OTHER"] as const;

/** Writes an award into a card. */
export const addAward: Deed = {
  needs: ["name", "awardedOn"],
  perform: async ({ visit, memberId, written }) => {
    const input = {
      memberId,
      name: written("name"),
      level: oneOf(LEVELS, written("level")),
      awardedOn: written("awardedOn"),
      decidedOn: written("decidedOn") || null,
      decisionNumber: written("decisionNumber") || null,
      note: written("note") || null,
    };
    return (await ask(visit, AddAward, { input })).data.result;
  },
};
