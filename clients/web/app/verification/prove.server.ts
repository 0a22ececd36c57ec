import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const ProveMembership = graphql(
  `
    mutation ProveMembership($input: ProveMembershipInput!) {
      result: proveMembership(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RequestMembershipConfirmation = graphql(
  `
    mutation RequestMembershipConfirmation($input: RequestMembershipConfirmationInput!) {
      result: requestMembershipConfirmation(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Shows by the facts of a card which member the reader is; null when it is done. */
export async function proveMembership(visit: Visit, form: FormData): Promise<Refusal | null> {
  const written = writtenIn(form);
  const input = { ...personIn(written), cardNumber: written("cardNumber") };
  try {
    const { result } = (await ask(visit, ProveMembership, { input })).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

/** Asks the keepers of a register to say it; null when it is done. */
export async function requestConfirmation(visit: Visit, form: FormData): Promise<Refusal | null> {
  const written = writtenIn(form);
  const input = {
    ...personIn(written),
    organisationId: written("organisationId"),
    note: written("note") || null,
  };
  try {
    const { result } = (await ask(visit, RequestMembershipConfirmation, { input })).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

function personIn(written: Written) {
  return {
    lastName: written("last"),
    firstName: written("first"),
    patronymic: written("patronymic") || null,
    bornOn: written("bornOn"),
  };
}
