import { markedIn } from "../form/marked.js";
import { Refusal_Problem } from "../form/problem.js";
import { valuesOf, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { Effect_ReorganisationEffect } from "./effect.js";
import { reorganise } from "./reorganise.server.js";

const SplitOrganisation = graphql(
  `
    mutation SplitOrganisation($input: SplitOrganisationInput!) {
      result: splitOrganisation(input: $input) {
        __typename
        ... on SplitOrganisationPayload {
          created {
            id
          }
          effect {
            ...Effect_ReorganisationEffect
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Effect_ReorganisationEffect, Refusal_Problem],
);

/** Parts a new organisation from one, once what comes of it was seen. */
export function splitOrganisation(visit: Visit, organisationId: string, form: FormData) {
  const written = writtenIn(form);
  const values = valuesOf(form);
  const part = {
    name: written("name"),
    fullName: written("fullName"),
    unitIds: markedIn(values, "unit").map(({ id }) => id),
    memberIds: markedIn(values, "member").map(({ id }) => id),
    childIds: markedIn(values, "child").map(({ id }) => id),
  };
  return reorganise(visit, form, {
    run: async (decision) => {
      const input = { ...decision, organisationId, parts: [part] };
      return (await ask(visit, SplitOrganisation, { input })).data.result;
    },
  });
}
