import { problemOf } from "../form/problem.server.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const DeriveSexes = graphql(`
  mutation DeriveSexes($input: DeriveSexesInput!) {
    result: deriveSexes(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

const UndoSexBatch = graphql(`
  mutation UndoSexBatch($input: UndoSexBatchInput!) {
    result: undoSexBatch(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

/** Lets the register tell sexes from names, or takes that back; a problem is a sentence. */
export async function dealWithSexes(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<string | null> {
  const batchId = writtenIn(form)("batch");
  try {
    const { result } = batchId
      ? (await ask(visit, UndoSexBatch, { input: { batchId } })).data
      : (await ask(visit, DeriveSexes, { input: { organisationId } })).data;
    return "message" in result ? result.message : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}
