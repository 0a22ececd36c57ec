import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import type { Refusal } from "../form/refusal.js";
import { textIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const ChangePassword = graphql(
  `
    mutation ChangePassword($input: ChangePasswordInput!) {
      result: changePassword(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const SignOutEverywhere = graphql(`
  mutation SignOutEverywhere($input: SignOutEverywhereInput!) {
    result: signOutEverywhere(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

/** Replaces the password by another; null when it is done. */
export async function changePassword(visit: Visit, form: FormData): Promise<Refusal | null> {
  const input = {
    currentPassword: textIn(form, "currentPassword"),
    newPassword: textIn(form, "newPassword"),
  };
  try {
    const { result } = (await ask(visit, ChangePassword, { input })).data;
    return "message" in result ? refuse(form, result, visit) : null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

/** Ends all sessions, this one too; null when it is done. */
export async function signOutEverywhere(visit: Visit, form: FormData): Promise<Refusal | null> {
  try {
    const input = { password: textIn(form, "password") };
    const { result } = (await ask(visit, SignOutEverywhere, { input })).data;
    if ("message" in result) return refuse(form, result, visit);
    visit.forget();
    return null;
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}
