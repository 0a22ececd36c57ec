import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { textIn, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { challengeOf, codeIn, sentBefore } from "./challenge.server.js";
import type { CodeStep } from "./code-step.js";

const RegisterAccount = graphql(
  `
    mutation RegisterAccount($input: RegisterAccountInput!) {
      registerAccount(input: $input) {
        __typename
        ... on RegisterAccountPayload {
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

const ConfirmContact = graphql(
  `
    mutation ConfirmContact($input: ConfirmContactInput!) {
      confirmContact(input: $input) {
        __typename
        ... on ConfirmContactPayload {
          accessToken
          accessTokenExpiresAt
          refreshToken
          refreshTokenExpiresAt
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Has a code sent to who wants an account. */
export async function registerAccount(visit: Visit, form: FormData): Promise<CodeStep> {
  const written = writtenIn(form);
  const input = {
    contact: written("contact"),
    displayName: written("displayName"),
    password: textIn(form, "password"),
  };
  try {
    const { registerAccount: answer } = (await ask({ ...visit, access: null }, RegisterAccount, { input }))
      .data;
    if ("challenge" in answer) return { challenge: challengeOf(form, answer.challenge), refusal: null };
    return { ...sentBefore(form), refusal: refuse(form, answer, visit) };
  } catch (error) {
    return { ...sentBefore(form), refusal: refuseFor(form, error, visit) };
  }
}

/** Opens the account by the code and signs in; null when it is done. */
export async function confirmContact(visit: Visit, form: FormData): Promise<CodeStep | null> {
  const challenge = challengeOf(form);
  const input = {
    challengeId: challenge.id,
    code: codeIn(form),
    device: visit.device,
  };
  try {
    const { confirmContact: answer } = (await ask({ ...visit, access: null }, ConfirmContact, { input }))
      .data;
    if (!("accessToken" in answer)) return { challenge, refusal: refuse(form, answer, visit) };
    visit.remember(answer);
    return null;
  } catch (error) {
    return { challenge, refusal: refuseFor(form, error, visit) };
  }
}
