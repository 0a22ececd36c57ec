import { kopecksOf } from "../form/kopecks.js";
import { Refusal_Problem } from "../form/problem.js";
import { oneOf } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Deed } from "./deal.server.js";

const RecordSocialSupport = graphql(
  `
    mutation RecordSocialSupport($input: RecordSocialSupportInput!) {
      result: recordSocialSupport(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const KINDS = ["MATERIAL_AID", "VOUCHER", "COMPENSATION", "GIFT", "LOAN", "LEGAL_AID", "OTHER"] as const;

/** Records what the union gave to a member. */
export const recordSupport: Deed = {
  needs: ["providedOn"],
  perform: async ({ visit, memberId, written }) => {
    const sum = written("kopecks");
    const input = {
      memberId,
      kind: oneOf(KINDS, written("kind")),
      providedOn: written("providedOn"),
      kopecks: sum ? kopecksOf(sum) : null,
      ground: written("ground") || null,
      decidedOn: written("decidedOn") || null,
      decisionNumber: written("decisionNumber") || null,
    };
    return (await ask(visit, RecordSocialSupport, { input })).data.result;
  },
};
