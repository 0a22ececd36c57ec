import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const RegisterForEvent = graphql(
  `
    mutation RegisterForEvent($input: RegisterForEventInput!) {
      result: registerForEvent(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const WithdrawFromEvent = graphql(
  `
    mutation WithdrawFromEvent($input: WithdrawFromEventInput!) {
      result: withdrawFromEvent(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const CancelEvent = graphql(
  `
    mutation CancelEvent($input: CancelEventInput!) {
      result: cancelEvent(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Does what a form on the page of an event asks for; a problem is a sentence. */
export async function doWithEvent(visit: Visit, eventId: string, form: FormData): Promise<string | null> {
  const written = writtenIn(form);
  try {
    const { result } = await answerTo(written("deed"));
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }

  async function answerTo(deed: string) {
    if (deed === "cancel") {
      const input = { eventId, reason: written("reason") };
      return (await ask(visit, CancelEvent, { input })).data;
    }
    const input = { eventId };
    if (deed === "withdraw") return (await ask(visit, WithdrawFromEvent, { input })).data;
    return (await ask(visit, RegisterForEvent, { input })).data;
  }
}
