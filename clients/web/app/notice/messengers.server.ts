import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import type { MessengerStep } from "./messenger-section.js";
import { removeAddress } from "./remove-address.server.js";
import type { Messenger } from "./ways.js";

const ConnectMessenger = graphql(
  `
    mutation ConnectMessenger($input: ConnectMessengerInput!) {
      result: connectMessenger(input: $input) {
        __typename
        ... on ConnectMessengerPayload {
          link
          code
          expiresAt
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Null when nothing goes there any more. */
export async function disconnectMessenger(
  visit: Visit,
  form: FormData,
  channel: Messenger,
): Promise<MessengerStep | null> {
  const refusal = await removeAddress(visit, form, channel);
  return refusal && { channel, problem: refusal.problem };
}

/** What to do in the messenger, or what was in the way. */
export async function connectMessenger(
  visit: Visit,
  form: FormData,
  channel: Messenger,
): Promise<MessengerStep> {
  try {
    const { result } = (await ask(visit, ConnectMessenger, { input: { channel } })).data;
    if ("message" in result) return { channel, problem: refuse(form, result, visit).problem };
    const { link, code, expiresAt } = result;
    return { channel, way: { link, code, expiresAt } };
  } catch (error) {
    return { channel, problem: refuseFor(form, error, visit).problem };
  }
}
