import { Refusal_Problem } from "../form/problem.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { textIn, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import type { FactorStep } from "./factor-step.js";

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
export function setUp(visit: Visit, form: FormData): Promise<FactorStep> {
  return take("setUp", visit, form, async () => {
    const input = { password: textIn(form, "password") };
    const { result } = (await ask(visit, SetUpSecondFactor, { input })).data;
    if ("message" in result) return { refusal: refuse(form, result, visit) };
    return { key: { uri: result.uri, secret: result.secret } };
  });
}

/** Turns it on by the first code. Where that is wrong, the key stays in the page: it is told once, and may not be scanned yet. */
export async function confirm(visit: Visit, form: FormData): Promise<FactorStep> {
  const written = writtenIn(form);
  const step = await take("confirm", visit, form, async () => {
    const { result } = (await ask(visit, ConfirmSecondFactor, { input: { code: written("code") } })).data;
    if ("message" in result) return { refusal: refuse(form, result, visit) };
    return { recoveryCodes: result.recoveryCodes };
  });
  return step.refusal ? { ...step, key: { uri: written("uri"), secret: written("secret") } } : step;
}

export function renewCodes(visit: Visit, form: FormData): Promise<FactorStep> {
  return take("renew", visit, form, async () => {
    const { result } = (await ask(visit, RenewRecoveryCodes, { input: proofIn(form) })).data;
    if ("message" in result) return { refusal: refuse(form, result, visit) };
    return { recoveryCodes: result.recoveryCodes };
  });
}

export function remove(visit: Visit, form: FormData): Promise<FactorStep> {
  return take("remove", visit, form, async () => {
    const { result } = (await ask(visit, RemoveSecondFactor, { input: proofIn(form) })).data;
    return "message" in result ? { refusal: refuse(form, result, visit) } : {};
  });
}

/** A step by its name, refused where no answer came. */
async function take(
  deed: FactorStep["deed"],
  visit: Visit,
  form: FormData,
  step: () => Promise<Omit<FactorStep, "deed">>,
): Promise<FactorStep> {
  try {
    return { deed, ...(await step()) };
  } catch (error) {
    return { deed, refusal: refuseFor(form, error, visit) };
  }
}

function proofIn(form: FormData) {
  return { password: textIn(form, "password"), code: writtenIn(form)("code") };
}
