import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { Effect_ReorganisationEffect } from "./effect.js";
import { reorganise } from "./reorganise.server.js";

const RenameOrganisation = graphql(
  `
    mutation RenameOrganisation($input: RenameOrganisationInput!) {
      result: renameOrganisation(input: $input) {
        __typename
        ... on RenameOrganisationPayload {
          organisation {
            id
            name
            fullName
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

/** Gives an organisation other names, once what comes of it was seen. */
export function renameOrganisation(visit: Visit, organisationId: string, form: FormData) {
  const written = writtenIn(form);
  return reorganise(visit, form, {
    run: async (decision) => {
      const input = { ...decision, organisationId, name: written("name"), fullName: written("fullName") };
      return (await ask(visit, RenameOrganisation, { input })).data.result;
    },
  });
}
