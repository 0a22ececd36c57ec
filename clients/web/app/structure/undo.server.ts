import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const UndoReorganisation = graphql(
  `
    mutation UndoReorganisation($input: UndoReorganisationInput!) {
      result: undoReorganisation(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Takes back what was done last, as long as nothing has changed since; null once it is. */
export async function undoReorganisation(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<Refusal | null> {
  const input = { organisationId, reason: writtenIn(form)("reason") };
  try {
    const { result } = (await ask(visit, UndoReorganisation, { input })).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}
