import { Refusal_Problem } from "../form/problem.js";
import { oneOf, type Written } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Deed } from "./deal.server.js";

const AddContact = graphql(
  `
    mutation AddContact($input: AddContactInput!) {
      result: addContact(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PreferContact = graphql(
  `
    mutation PreferContact($input: PreferContactInput!) {
      result: preferContact(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RemoveContact = graphql(
  `
    mutation RemoveContact($input: RemoveContactInput!) {
      result: removeContact(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const KINDS = ["PHONE", "EMAIL", "ADDRESS", "SOCIAL"] as const;

function contactIn(memberId: string | null, written: Written, value: string) {
  return { memberId, kind: oneOf(KINDS, written("kind")), value };
}

/** What is done with the ways to reach a member, or oneself. */
export const contactDeeds: Readonly<Record<"add" | "prefer" | "remove", Deed<string | null>>> = {
  add: {
    needs: ["value"],
    perform: async ({ visit, memberId, written }) => {
      const input = {
        ...contactIn(memberId, written, written("value")),
        note: written("note") || null,
        isPreferred: written("isPreferred") !== "",
      };
      return (await ask(visit, AddContact, { input })).data.result;
    },
  },
  prefer: {
    perform: async ({ visit, memberId, written }) => {
      const input = contactIn(memberId, written, written("contact"));
      return (await ask(visit, PreferContact, { input })).data.result;
    },
  },
  remove: {
    perform: async ({ visit, memberId, written }) => {
      const input = contactIn(memberId, written, written("contact"));
      return (await ask(visit, RemoveContact, { input })).data.result;
    },
  },
};
