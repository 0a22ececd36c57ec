import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { Effect_ReorganisationEffect } from "./effect.js";
import { reorganise } from "./reorganise.server.js";

const MoveOrganisation = graphql(
  `
    mutation MoveOrganisation($input: MoveOrganisationInput!) {
      result: moveOrganisation(input: $input) {
        __typename
        ... on MoveOrganisationPayload {
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

/** Puts an organisation with all below it under another, once what comes of it was seen. */
export function moveOrganisation(visit: Visit, organisationId: string, form: FormData) {
  const written = writtenIn(form);
  return reorganise(visit, form, {
    about: "toOrganisationId",
    run: async (decision) => {
      const input = {
        ...decision,
        organisationId,
        toOrganisationId: written("toOrganisationId"),
        renumber: written("renumber") !== "",
      };
      return (await ask(visit, MoveOrganisation, { input })).data.result;
    },
  });
}
