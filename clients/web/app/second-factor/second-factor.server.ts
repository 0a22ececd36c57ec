import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { textIn, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import type { FactorKey, FactorStep } from "./factor-step.js";

const SetUpSecondFactor = graphql(
  `
    mutation SetUpSecondFactor($input: SetUpSecondFactorInput!) {
      result: setUpSecondFactor(input: $input) {
        __typename
        ... on SetUpSecondFactorPayload {
          uri
          secret
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ConfirmSecondFactor = graphql(
  `
    mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {
      result: confirmSecondFactor(input: $input) {
        __typename
        ... on ConfirmSecondFactorPayload {
          recoveryCodes
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RenewRecoveryCodes = graphql(
  `
    mutation RenewRecoveryCodes($input: RenewRecoveryCodesInput!) {
      result: renewRecoveryCodes(input: $input) {
        __typename
        ... on RenewRecoveryCodesPayload {
          recoveryCodes
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RemoveSecondFactor = graphql(
  `
    mutation RemoveSecondFactor($input: RemoveSecondFactorInput!) {
      result: removeSecondFactor(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** A key for the app; it counts from its first code on. */
export async function setUp(visit: Visit, form: FormData): Promise<FactorStep> {
  try {
    const input = { password: textIn(form, "password") };
    const { result } = (await ask(visit, SetUpSecondFactor, { input })).data;
    if ("message" in result) return { deed: "setUp", refusal: refuse(form, result, visit) };
    return { deed: "setUp", key: { uri: result.uri, secret: result.secret } };
  } catch (error) {
    return { deed: "setUp", refusal: refuseFor(form, error, visit) };
  }
}

/** Turns it on by the first code. Where that is wrong, the key stays in the page: it is told once, and may not be scanned yet. */
export async function confirm(visit: Visit, form: FormData): Promise<FactorStep> {
  const written = writtenIn(form);
  const key: FactorKey = { uri: written("uri"), secret: written("secret") };
  try {
    const { result } = (await ask(visit, ConfirmSecondFactor, { input: { code: written("code") } })).data;
    if ("message" in result) return { deed: "confirm", key, refusal: refuse(form, result, visit) };
    return { deed: "confirm", recoveryCodes: result.recoveryCodes };
  } catch (error) {
    return { deed: "confirm", key, refusal: refuseFor(form, error, visit) };
  }
}

export async function renewCodes(visit: Visit, form: FormData): Promise<FactorStep> {
  try {
    const { result } = (await ask(visit, RenewRecoveryCodes, { input: proofIn(form) })).data;
    if ("message" in result) return { deed: "renew", refusal: refuse(form, result, visit) };
    return { deed: "renew", recoveryCodes: result.recoveryCodes };
  } catch (error) {
    return { deed: "renew", refusal: refuseFor(form, error, visit) };
  }
}

export async function remove(visit: Visit, form: FormData): Promise<FactorStep> {
  try {
    const { result } = (await ask(visit, RemoveSecondFactor, { input: proofIn(form) })).data;
    return "message" in result
      ? { deed: "remove", refusal: refuse(form, result, visit) }
      : { deed: "remove" };
  } catch (error) {
    return { deed: "remove", refusal: refuseFor(form, error, visit) };
  }
}

function proofIn(form: FormData) {
  return { password: textIn(form, "password"), code: writtenIn(form)("code") };
}
