import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { Effect_ReorganisationEffect } from "./effect.js";
import { reorganise } from "./reorganise.server.js";

const CloseOrganisation = graphql(
  `
    mutation CloseOrganisation($input: CloseOrganisationInput!) {
      result: closeOrganisation(input: $input) {
        __typename
        ... on CloseOrganisationPayload {
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

/** Closes an organisation that nobody is left in, once what comes of it was seen. */
export function closeOrganisation(visit: Visit, organisationId: string, form: FormData) {
  return reorganise(visit, form, {
    run: async (decision) =>
      (await ask(visit, CloseOrganisation, { input: { ...decision, organisationId } })).data.result,
  });
}
