import { Refusal_Problem } from "../form/problem.js";
import { problemOf, sentenceOf } from "../form/problem.server.js";
import { textIn, writtenIn } from "../form/written.js";
import { ask, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn } from "../language/language.js";
import type { Tokens } from "./cookie.js";
import type { Visit } from "./visit.js";

const SignIn = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        __typename
        ... on SignInPayload {
          accessToken
          accessTokenExpiresAt
          refreshToken
          refreshTokenExpiresAt
          viewer {
            grants {
              role
            }
            secondFactor {
              isOn
              isRequired
            }
          }
        }
        ... on SecondFactorWanted {
          challenge {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ConfirmSignIn = graphql(
  `
    mutation ConfirmSignIn($input: ConfirmSignInInput!) {
      confirmSignIn(input: $input) {
        __typename
        ... on ConfirmSignInPayload {
          accessToken
          accessTokenExpiresAt
          refreshToken
          refreshTokenExpiresAt
          viewer {
            grants {
              role
            }
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Where signing in stands while it is not done: `challengeId` is of a sign-in that waits for its second step. */
export interface SignInStep {
  readonly login: string;
  readonly challengeId: string | null;
  readonly problem: string | null;
  readonly status: number;
}

/** Somebody who is in. */
export interface SignedIn extends Tokens {
  readonly roles: readonly string[];
  /** Whether rights wait for a second factor that is not set up. */
  readonly lacksFactor: boolean;
}

/** The first step: login and password. */
export async function signIn(visit: Visit, form: FormData): Promise<SignedIn | SignInStep> {
  const { text } = languageIn(visit.locale);
  const login = writtenIn(form)("login");
  const password = textIn(form, "password");
  const refuse = (problem: string, status: number) => ({ login, challengeId: null, problem, status });
  if (!login || !password)
    return refuse(`${text.account.login}, ${text.account.password}: ${text.problem.required}`, 422);
  try {
    const input = { login, password, device: visit.device };
    const { signIn: answer } = (await ask(anonymous(visit), SignIn, { input })).data;
    if (answer.__typename === "SecondFactorWanted")
      return { login, challengeId: answer.challenge.id, problem: null, status: 200 };
    if (answer.__typename !== "SignInPayload") return refuse(sentenceOf(answer), 422);
    const { viewer, ...tokens } = answer;
    const factor = viewer.secondFactor;
    return {
      ...tokens,
      roles: viewer.grants.map(({ role }) => role),
      lacksFactor: factor !== null && factor.isRequired && !factor.isOn,
    };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return refuse(problemOf(error, visit), statusOf(error));
  }
}

/** The second step: a code of the app or of those on paper. A sign-in that took too long begins anew. */
export async function confirmSignIn(visit: Visit, form: FormData): Promise<SignedIn | SignInStep> {
  const written = writtenIn(form);
  const login = written("login");
  const challengeId = written("challengeId");
  try {
    const input = { challengeId, code: written("code") };
    const { confirmSignIn: answer } = (await ask(anonymous(visit), ConfirmSignIn, { input })).data;
    if (answer.__typename === "ConfirmSignInPayload") {
      const { viewer, ...tokens } = answer;
      return { ...tokens, roles: viewer.grants.map(({ role }) => role), lacksFactor: false };
    }
    const isOver = answer.__typename === "SignInExpired";
    return { login, challengeId: isOver ? null : challengeId, problem: sentenceOf(answer), status: 422 };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { login, challengeId, problem: problemOf(error, visit), status: statusOf(error) };
  }
}

/** In no one's name: an old session must not stand in the way of a new one. */
function anonymous(visit: Visit): Visit {
  return { ...visit, access: null };
}

function statusOf({ faults }: NoAnswer): number {
  return hasCode(faults, "TOO_MANY_REQUESTS") ? 429 : 503;
}
