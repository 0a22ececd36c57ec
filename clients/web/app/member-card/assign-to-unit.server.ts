import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Deed } from "./deal.server.js";

const AssignToUnit = graphql(
  `
    mutation AssignToUnit($input: AssignToUnitInput!) {
      result: assignToUnit(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Registers a member to a part of their primary, or to none. */
export const assignToUnit: Deed = {
  perform: async ({ visit, memberId, written }) => {
    const input = {
      organisationId: written("primary"),
      memberIds: [memberId],
      unitId: written("unitId") || null,
      on: written("on") || null,
      note: written("note") || null,
    };
    return (await ask(visit, AssignToUnit, { input })).data.result;
  },
};
