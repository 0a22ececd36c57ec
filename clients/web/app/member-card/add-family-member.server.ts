import { Refusal_Problem } from "../form/problem.js";
import { oneOf } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Deed } from "./deal.server.js";

const AddFamilyMember = graphql(
  `
    mutation AddFamilyMember($input: AddFamilyMemberInput!) {
      result: addFamilyMember(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const KINSHIPS = ["CHILD", "SPOUSE", "PARENT", "OTHER"] as const;

/** Writes a relative into a card. */
export const addFamilyMember: Deed = {
  needs: ["name.last", "name.first"],
  perform: async ({ visit, memberId, written }) => {
    const input = {
      memberId,
      kinship: oneOf(KINSHIPS, written("kinship")),
      name: {
        last: written("name.last"),
        first: written("name.first"),
        patronymic: written("name.patronymic") || null,
      },
      bornOn: written("bornOn") || null,
      consentedOn: written("consentedOn") || null,
      note: written("note") || null,
    };
    return (await ask(visit, AddFamilyMember, { input })).data.result;
  },
};
