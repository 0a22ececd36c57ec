import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { Effect_ReorganisationEffect } from "./effect.js";
import { LEVELS } from "./levels.js";
import { reorganise } from "./reorganise.server.js";

const CreateOrganisation = graphql(
  `
    mutation CreateOrganisation($input: CreateOrganisationInput!) {
      result: createOrganisation(input: $input) {
        __typename
        ... on CreateOrganisationPayload {
          organisation {
            id
          }
          number
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

/** Puts a new organisation right below one, once what comes of it was seen. */
export function createOrganisation(visit: Visit, parentId: string, form: FormData) {
  const written = writtenIn(form);
  const level = LEVELS.find((one) => one === written("level")) ?? "PRIMARY";
  return reorganise(visit, form, {
    about: "level",
    run: async (decision) => {
      const input = {
        ...decision,
        parentId,
        level,
        typeCode: written("typeCode"),
        name: written("name"),
        fullName: written("fullName"),
        number: written("number") || null,
      };
      return (await ask(visit, CreateOrganisation, { input })).data.result;
    },
  });
}
