import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { changedIn, takeOver } from "../member-card/change-card.server.js";
import { contactDeeds } from "../member-card/contacts.server.js";
import type { Deed } from "../member-card/deal.server.js";
import { OwnContacts_Member, ownContacts } from "./own-contacts.js";

const ChangeOwnContacts = graphql(
  `
    mutation ChangeOwnContacts($input: ChangeOwnContactsInput!) {
      result: changeOwnContacts(input: $input) {
        __typename
        ... on CardChangedMeanwhile {
          member {
            ...OwnContacts_Member
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [OwnContacts_Member, Refusal_Problem],
);

/** Writes what was changed. Where the card has changed meanwhile, the form goes on from what it says now. */
const change: Deed<null> = {
  perform: async ({ visit, written, form }) => {
    const changed = changedIn(form);
    const contacts = Object.fromEntries(changed.map((name) => [name, written(name) || null]));
    const input = { revision: written("revision"), ...contacts };
    const { result } = (await ask(visit, ChangeOwnContacts, { input })).data;
    if (result.__typename !== "CardChangedMeanwhile") return result;
    const now = { revision: result.member.revision, fields: ownContacts(result.member) };
    return { ...result, faults: takeOver(form, now, changed, visit.locale) };
  },
};

/** What is done with the ways in which oneself is reached. */
export const ownContactDeeds: Readonly<Record<string, Deed<null>>> = { change, ...contactDeeds };
