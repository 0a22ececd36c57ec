import { contactIn, saidIn } from "../appeal/submit.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { type Refusal, unrefused } from "../form/refusal.js";
import { oneOf, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { CHANNELS } from "./channels.js";
import { Context_AppealContext, type ShownContext } from "./context.js";

const RegisterAppeal = graphql(
  `
    mutation RegisterAppeal($input: RegisterAppealInput!) {
      result: registerAppeal(input: $input) {
        __typename
        ... on RegisterAppealPayload {
          followUpCode
          appeal {
            id
            number
            dueOn
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RememberedAtCall = graphql(
  `
    query RememberedAtCall($id: ID!, $topicCode: String, $employerName: String, $employerTaxId: String) {
      organisation(id: $id) {
        id
        appealContext(topicCode: $topicCode, employerName: $employerName, employerTaxId: $employerTaxId) {
          ...Context_AppealContext
        }
      }
    }
  `,
  [Context_AppealContext],
);

export type RegisteredAppeal = Extract<
  ResultOf<typeof RegisterAppeal>["result"],
  { __typename: "RegisterAppealPayload" }
>;

export interface CallAnswer {
  readonly registered: RegisteredAppeal | null;
  readonly remembered: ShownContext | null;
  /** What is written so far; without a problem where nothing was refused. */
  readonly refusal: Refusal | null;
}

/** Writes down what a caller says, or only shows what is remembered of that. */
export async function registerCall(visit: Visit, form: FormData): Promise<CallAnswer> {
  const written = writtenIn(form);
  try {
    if (written("deed") === "remember") {
      const answer = await ask(visit, RememberedAtCall, {
        id: written("organisationId"),
        topicCode: written("topicCode") || null,
        employerName: written("employerName") || null,
        employerTaxId: written("employerTaxId") || null,
      });
      const remembered = answer.data.organisation?.appealContext ?? null;
      return { registered: null, remembered, refusal: unrefused(form) };
    }
    const memberId = written("memberId") || null;
    const input = {
      ...saidIn(written),
      memberId,
      organisationId: written("organisationId"),
      channel: oneOf(CHANNELS, written("channel")),
      contact: memberId ? null : contactIn(written),
    };
    const { result } = (await ask(visit, RegisterAppeal, { input })).data;
    if ("appeal" in result) return { registered: result, remembered: null, refusal: null };
    return { registered: null, remembered: null, refusal: refuse(form, result, visit) };
  } catch (error) {
    return { registered: null, remembered: null, refusal: refuseFor(form, error, visit) };
  }
}
