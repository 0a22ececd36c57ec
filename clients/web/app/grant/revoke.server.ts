import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn } from "../language/language.js";
import type { Visit } from "../session/visit.js";

const RevokeDelegation = graphql(
  `
    mutation RevokeDelegation($input: RevokeDelegationInput!) {
      result: revokeDelegation(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RevokeGrant = graphql(
  `
    mutation RevokeGrant($input: RevokeGrantInput!) {
      result: revokeGrant(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Takes back what one lent, or gives back what was lent to one. */
export async function revokeDelegation(visit: Visit, form: FormData): Promise<Refusal | null> {
  try {
    const input = { grantId: writtenIn(form)("grantId") };
    const { result } = (await ask(visit, RevokeDelegation, { input })).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

/** Ends a role that somebody holds. */
export async function revokeGrant(visit: Visit, grantId: string, form: FormData): Promise<Refusal | null> {
  const reason = writtenIn(form)(`reason-${grantId}`);
  if (!reason) {
    const { required } = languageIn(visit.locale).text.problem;
    return refuse(form, { message: required, fields: [{ path: "reason", message: required }] }, visit);
  }
  try {
    const { result } = (await ask(visit, RevokeGrant, { input: { grantId, reason } })).data;
    // Another has taken it away a moment before: it is gone, as was asked.
    if (!("message" in result) || result.__typename === "GrantNotFound") return null;
    return refuse(form, result, visit);
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}
