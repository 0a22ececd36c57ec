import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { Effect_ReorganisationEffect } from "./effect.js";
import { reorganise } from "./reorganise.server.js";

const RenumberOrganisation = graphql(
  `
    mutation RenumberOrganisation($input: RenumberOrganisationInput!) {
      result: renumberOrganisation(input: $input) {
        __typename
        ... on RenumberOrganisationPayload {
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

/** Gives an organisation another number, once what comes of it was seen. */
export function renumberOrganisation(visit: Visit, organisationId: string, form: FormData) {
  const written = writtenIn(form);
  return reorganise(visit, form, {
    run: async (decision) => {
      const input = { ...decision, organisationId, number: written("number") };
      return (await ask(visit, RenumberOrganisation, { input })).data.result;
    },
  });
}
