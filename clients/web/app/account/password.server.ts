import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { textIn, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { challengeOf, codeIn, sentBefore } from "./challenge.server.js";
import type { CodeStep } from "./code-step.js";

const RequestPasswordReset = graphql(
  `
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
      requestPasswordReset(input: $input) {
        __typename
        ... on RequestPasswordResetPayload {
          challenge {
            id
            sentTo
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ResetPassword = graphql(
  `
    mutation ResetPassword($input: ResetPasswordInput!) {
      resetPassword(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

export async function requestPasswordReset(visit: Visit, form: FormData): Promise<CodeStep> {
  const input = { contact: writtenIn(form)("contact") };
  try {
    const { requestPasswordReset: answer } = (
      await ask({ ...visit, access: null }, RequestPasswordReset, { input })
    ).data;
    if ("challenge" in answer) return { challenge: challengeOf(form, answer.challenge), refusal: null };
    return { ...sentBefore(form), refusal: refuse(form, answer, visit) };
  } catch (error) {
    return { ...sentBefore(form), refusal: refuseFor(form, error, visit) };
  }
}

/** Replaces the password by the code; null when it is done. */
export async function resetPassword(visit: Visit, form: FormData): Promise<CodeStep | null> {
  const challenge = challengeOf(form);
  const input = {
    challengeId: challenge.id,
    code: codeIn(form),
    newPassword: textIn(form, "newPassword"),
  };
  try {
    const { resetPassword: answer } = (await ask({ ...visit, access: null }, ResetPassword, { input })).data;
    return "message" in answer ? { challenge, refusal: refuse(form, answer, visit) } : null;
  } catch (error) {
    return { challenge, refusal: refuseFor(form, error, visit) };
  }
}
