import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import type { Channel } from "./ways.js";

const RemoveNoticeAddress = graphql(
  `
    mutation RemoveNoticeAddress($input: RemoveNoticeAddressInput!) {
      result: removeNoticeAddress(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Null when nothing goes there any more. */
export async function removeAddress(visit: Visit, form: FormData, channel: Channel): Promise<Refusal | null> {
  try {
    const { result } = (await ask(visit, RemoveNoticeAddress, { input: { channel } })).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}
