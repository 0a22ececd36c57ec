import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

export const ReplyToAppeal = graphql(
  `
    mutation ReplyToAppeal($input: ReplyToAppealInput!) {
      result: replyToAppeal(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ReopenAppeal = graphql(
  `
    mutation ReopenAppeal($input: ReopenAppealInput!) {
      result: reopenAppeal(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RateAppeal = graphql(
  `
    mutation RateAppeal($input: RateAppealInput!) {
      result: rateAppeal(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const SignAppeal = graphql(
  `
    mutation SignAppeal($input: SignAppealInput!) {
      result: signAppeal(input: $input) {
        __typename
        ... on SignAppealPayload {
          appeal {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Which appeal: by its id for whoever has a name, by its code for whoever has none. */
export type Which = { readonly appealId: string } | { readonly code: string };

/** Does what a form of an author asks for; null when it is done. */
export async function doAsAuthor(visit: Visit, which: Which, form: FormData): Promise<Refusal | null> {
  try {
    const { result } = (await perform(visit, which, writtenIn(form))).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

function perform(visit: Visit, which: Which, written: Written) {
  switch (written("deed")) {
    case "rate":
      return ask(visit, RateAppeal, { input: { ...which, rating: Number(written("rating")) } });
    case "reopen":
      return ask(visit, ReopenAppeal, { input: { ...which, text: written("text") } });
    default:
      return ask(visit, ReplyToAppeal, { input: { ...which, text: written("text") } });
  }
}

/** The author of an appeal without a name says who they are; its id is where they read it from then on. */
export async function signAppeal(visit: Visit, form: FormData): Promise<{ readonly id: string } | Refusal> {
  try {
    const code = writtenIn(form)("code");
    const { result } = (await ask(visit, SignAppeal, { input: { code } })).data;
    return "appeal" in result ? { id: result.appeal.id } : refuse(form, result, visit);
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}
