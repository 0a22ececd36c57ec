import { challengeOf, codeIn } from "../account/challenge.server.js";
import type { CodeStep } from "../account/code-step.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const AddJabberAddress = graphql(
  `
    mutation AddJabberAddress($input: AddJabberAddressInput!) {
      result: addJabberAddress(input: $input) {
        __typename
        ... on AddJabberAddressPayload {
          challenge {
            id
            sentTo
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ConfirmJabberAddress = graphql(
  `
    mutation ConfirmJabberAddress($input: ConfirmJabberAddressInput!) {
      result: confirmJabberAddress(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Has a code sent to the address; or where the form stands. */
export async function nameJabber(visit: Visit, form: FormData): Promise<CodeStep> {
  try {
    const input = { address: writtenIn(form)("address") };
    const { result } = (await ask(visit, AddJabberAddress, { input })).data;
    return "message" in result
      ? { challenge: null, refusal: refuse(form, result, visit) }
      : { challenge: challengeOf(form, result.challenge), refusal: null };
  } catch (error) {
    return { challenge: null, refusal: refuseFor(form, error, visit) };
  }
}

/** Shows the code; null when the address is proven. */
export async function proveJabber(visit: Visit, form: FormData): Promise<CodeStep | null> {
  const challenge = challengeOf(form);
  try {
    const input = { challengeId: challenge.id, code: codeIn(form) };
    const { result } = (await ask(visit, ConfirmJabberAddress, { input })).data;
    return "message" in result ? { challenge, refusal: refuse(form, result, visit) } : null;
  } catch (error) {
    return { challenge, refusal: refuseFor(form, error, visit) };
  }
}
