import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { cardOrders } from "../language/card-orders.js";
import type { Visit } from "../session/visit.js";
import { orderIn } from "./create.server.js";

const FillCardOrder = graphql(
  `
    mutation FillCardOrder($input: FillCardOrderInput!) {
      result: fillCardOrder(input: $input) {
        __typename
        ... on FillCardOrderPayload {
          added
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const AddToCardOrder = graphql(
  `
    mutation AddToCardOrder($input: AddToCardOrderInput!) {
      result: addToCardOrder(input: $input) {
        __typename
        ... on AddToCardOrderPayload {
          notAdded {
            id
            displayName
            name {
              full
            }
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RemoveFromCardOrder = graphql(
  `
    mutation RemoveFromCardOrder($input: RemoveFromCardOrderInput!) {
      result: removeFromCardOrder(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ChangeCardOrder = graphql(
  `
    mutation ChangeCardOrder($input: ChangeCardOrderInput!) {
      result: changeCardOrder(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const SendCardOrder = graphql(
  `
    mutation SendCardOrder($input: SendCardOrderInput!) {
      result: sendCardOrder(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const CancelCardOrder = graphql(
  `
    mutation CancelCardOrder($input: CancelCardOrderInput!) {
      result: cancelCardOrder(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RecordCardsProduced = graphql(
  `
    mutation RecordCardsProduced($input: RecordCardsProducedInput!) {
      result: recordCardsProduced(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RecordCardsDelivered = graphql(
  `
    mutation RecordCardsDelivered($input: RecordCardsDeliveredInput!) {
      result: recordCardsDelivered(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** What came of a deed: what was wrong with its form, or what there is to say; nothing where the order says it. */
interface Outcome {
  readonly refusal: Refusal | null;
  /** How many the order took in by itself. */
  readonly added: number | null;
  /** Whom it could not take, by name. */
  readonly notAdded: readonly string[];
}

/** It is done, and the order shows it. */
export const DONE: Outcome = { refusal: null, added: null, notAdded: [] };

/** Does with an order what the button of the form says. */
export async function doWithOrder(visit: Visit, orderId: string, form: FormData): Promise<Outcome> {
  if (isOfMembers(form) && membersIn(form).length === 0) {
    return { ...DONE, refusal: refuse(form, { message: cardOrders[visit.locale].nobodyMarked }, visit) };
  }
  try {
    const result = await resultOf(visit, orderId, form);
    if (!result) return DONE;
    if ("message" in result) return { ...DONE, refusal: refuse(form, result, visit) };
    if ("added" in result) return { ...DONE, added: result.added };
    if (!("notAdded" in result)) return DONE;
    return { ...DONE, notAdded: result.notAdded.map(({ name, displayName }) => name?.full ?? displayName) };
  } catch (error) {
    return { ...DONE, refusal: refuseFor(form, error, visit) };
  }
}

function isOfMembers(form: FormData): boolean {
  const deed = form.get("deed");
  return deed === "add" || deed === "remove";
}

function membersIn(form: FormData): string[] {
  return form.getAll("member").filter((value) => typeof value === "string");
}

async function resultOf(visit: Visit, orderId: string, form: FormData) {
  const order = { input: { orderId } };
  const members = { input: { orderId, memberIds: membersIn(form) } };
  switch (form.get("deed")) {
    case "fill":
      return fill(visit, orderId, "WITHOUT_PLASTIC_CARD");
    case "fillWithout":
      return fill(visit, orderId, "WITHOUT_ANY_CARD");
    case "add":
      return (await ask(visit, AddToCardOrder, members)).data.result;
    case "remove":
      return (await ask(visit, RemoveFromCardOrder, members)).data.result;
    case "change":
      return (await ask(visit, ChangeCardOrder, { input: { orderId, ...orderIn(form) } })).data.result;
    case "send":
      return (await ask(visit, SendCardOrder, order)).data.result;
    case "cancel":
      return (await ask(visit, CancelCardOrder, order)).data.result;
    case "produced":
      return (await ask(visit, RecordCardsProduced, order)).data.result;
    case "delivered":
      return (await ask(visit, RecordCardsDelivered, order)).data.result;
    default:
      return null;
  }
}

async function fill(visit: Visit, orderId: string, filling: "WITHOUT_PLASTIC_CARD" | "WITHOUT_ANY_CARD") {
  return (await ask(visit, FillCardOrder, { input: { orderId, filling } })).data.result;
}
