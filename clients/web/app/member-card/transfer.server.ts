import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Deed } from "./deal.server.js";

const TransferMember = graphql(
  `
    mutation TransferMember($input: TransferMemberInput!) {
      result: transferMember(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Moves a member to the register of another primary. */
export const transferMember: Deed = {
  perform: async ({ visit, memberId, written }) => {
    const decidedOn = written("decision.on");
    const input = {
      memberId,
      toOrganisationId: written("toOrganisationId"),
      on: written("on") || null,
      note: written("note") || null,
      decision: decidedOn ? { on: decidedOn, number: written("decision.number") || null } : null,
    };
    return (await ask(visit, TransferMember, { input })).data.result;
  },
};
