import { graphql } from "../gateway/graphql.js";

/** Why a deed was refused, as every result of the API says it; deeds read it as their own. */
export const Refusal_Problem = graphql(`
  fragment Refusal_Problem on Problem @_unmask {
    message
    ... on InvalidInput {
      fields {
        path
        message
      }
    }
  }
`);
