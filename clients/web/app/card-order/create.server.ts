import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const CreateCardOrder = graphql(
  `
    mutation CreateCardOrder($input: CreateCardOrderInput!) {
      result: createCardOrder(input: $input) {
        __typename
        ... on CreateCardOrderPayload {
          order {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Begins an order, in which nobody is yet: its id, or what was wrong with the form. */
export async function createOrder(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<string | Refusal> {
  try {
    const input = { organisationId, ...orderIn(form) };
    const { result } = (await ask(visit, CreateCardOrder, { input })).data;
    return "order" in result ? result.order.id : refuse(form, result, visit);
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

/** What a form says of an order as a whole. */
export function orderIn(form: FormData) {
  const written = writtenIn(form);
  return {
    recipient: written("recipient") || null,
    includesPensioners: written("includesPensioners") === "1",
  };
}
