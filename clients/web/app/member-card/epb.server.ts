import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Deed } from "./deal.server.js";

const IssueCard = graphql(
  `
    mutation IssueCard($input: IssueCardInput!) {
      result: issueCard(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const BlockCard = graphql(
  `
    mutation BlockCard($input: BlockCardInput!) {
      result: blockCard(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const UnblockCard = graphql(
  `
    mutation UnblockCard($input: UnblockCardInput!) {
      result: unblockCard(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ReportCardLost = graphql(
  `
    mutation ReportCardLost($input: ReportCardLostInput!) {
      result: reportCardLost(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ReissueCard = graphql(
  `
    mutation ReissueCard($input: ReissueCardInput!) {
      result: reissueCard(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** What is done with a membership card. */
export const epbDeeds: Readonly<Record<"issue" | "block" | "unblock" | "lose" | "reissue", Deed>> = {
  issue: {
    perform: async ({ visit, memberId, written }) =>
      (await ask(visit, IssueCard, { input: { memberId, on: written("on") || null } })).data.result,
  },
  block: {
    perform: async ({ visit, memberId }) =>
      (await ask(visit, BlockCard, { input: { memberId } })).data.result,
  },
  unblock: {
    perform: async ({ visit, memberId }) =>
      (await ask(visit, UnblockCard, { input: { memberId } })).data.result,
  },
  lose: {
    perform: async ({ visit, memberId }) =>
      (await ask(visit, ReportCardLost, { input: { memberId } })).data.result,
  },
  reissue: {
    perform: async ({ visit, memberId }) =>
      (await ask(visit, ReissueCard, { input: { memberId } })).data.result,
  },
};
