import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const SetLetterSignature = graphql(
  `
    mutation SetLetterSignature($input: SetLetterSignatureInput!) {
      result: setLetterSignature(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Sets the signature of letters from now on. */
export async function setSignature(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<Refusal | null> {
  const written = writtenIn(form);
  try {
    const input = { organisationId, text: written("text"), mailbox: written("mailbox") || null };
    const { result } = (await ask(visit, SetLetterSignature, { input })).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}
