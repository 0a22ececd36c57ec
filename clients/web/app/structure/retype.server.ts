import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { Effect_ReorganisationEffect } from "./effect.js";
import { reorganise } from "./reorganise.server.js";

const RetypeOrganisation = graphql(
  `
    mutation RetypeOrganisation($input: RetypeOrganisationInput!) {
      result: retypeOrganisation(input: $input) {
        __typename
        ... on RetypeOrganisationPayload {
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

/** Makes an organisation one of another kind, once what comes of it was seen. */
export function retypeOrganisation(visit: Visit, organisationId: string, form: FormData) {
  const written = writtenIn(form);
  return reorganise(visit, form, {
    run: async (decision) => {
      const renumber = written("renumber") !== "";
      const input = { ...decision, organisationId, typeCode: written("typeCode"), renumber };
      return (await ask(visit, RetypeOrganisation, { input })).data.result;
    },
  });
}
