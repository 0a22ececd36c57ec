import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { kindOf } from "./kinds.js";

const SubmitAppeal = graphql(
  `
    mutation SubmitAppeal($input: SubmitAppealInput!) {
      result: submitAppeal(input: $input) {
        __typename
        ... on SubmitAppealPayload {
          followUpCode
          appeal {
            id
            number
            dueOn
            isAnonymous
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

export type Submitted = Extract<
  ResultOf<typeof SubmitAppeal>["result"],
  { __typename: "SubmitAppealPayload" }
>;

/** Sends an appeal. One without a name goes without the session too: nobody on its way is told who wrote. */
export async function submitAppeal(visit: Visit, form: FormData): Promise<Submitted | Refusal> {
  const written = writtenIn(form);
  const isAnonymous = written("who") === "anonymous";
  const input = {
    ...saidIn(written),
    isAnonymous,
    organisationId: written("organisationId") || null,
    contact: isAnonymous ? null : contactIn(written),
  };
  try {
    const { result } = (await ask(isAnonymous ? { ...visit, access: null } : visit, SubmitAppeal, { input }))
      .data;
    return "appeal" in result ? result : refuse(form, result, visit);
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

/** What an appeal says, whoever writes it down. */
export function saidIn(written: Written) {
  const [name, taxId] = [written("employerName"), written("employerTaxId")];
  return {
    idempotencyKey: written("idempotencyKey"),
    kind: kindOf(written("kind")) ?? ("QUESTION" as const),
    topicCode: written("topicCode"),
    text: written("text"),
    isAboutOrganisation: written("isAboutOrganisation") !== "",
    employer: name || taxId ? { name: name || null, taxId: taxId || null } : null,
  };
}

/** How to reach whoever is no member; null where nothing is said. */
export function contactIn(written: Written) {
  const [name, telephone, email] = [written("name"), written("telephone"), written("email")];
  return name || telephone || email
    ? { name: name || null, telephone: telephone || null, email: email || null }
    : null;
}
