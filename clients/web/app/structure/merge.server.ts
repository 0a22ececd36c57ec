import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { Effect_ReorganisationEffect } from "./effect.js";
import { reorganise } from "./reorganise.server.js";

const MergeOrganisations = graphql(
  `
    mutation MergeOrganisations($input: MergeOrganisationsInput!) {
      result: mergeOrganisations(input: $input) {
        __typename
        ... on MergeOrganisationsPayload {
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

/** Joins an organisation to another of its level, once what comes of it was seen. */
export function mergeOrganisations(visit: Visit, organisationId: string, form: FormData) {
  const intoOrganisationId = writtenIn(form)("intoOrganisationId");
  return reorganise(visit, form, {
    about: "intoOrganisationId",
    run: async (decision) =>
      (await ask(visit, MergeOrganisations, { input: { ...decision, organisationId, intoOrganisationId } }))
        .data.result,
  });
}
