import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { findingsIn } from "./findings.js";

const RequestClaimDocuments = graphql(
  `
    mutation RequestClaimDocuments($input: RequestClaimDocumentsInput!) {
      result: requestClaimDocuments(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const AssessClaim = graphql(
  `
    mutation AssessClaim($input: AssessClaimInput!) {
      result: assessClaim(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const DecideClaim = graphql(
  `
    mutation DecideClaim($input: DecideClaimInput!) {
      result: decideClaim(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const RecordClaimPayment = graphql(
  `
    mutation RecordClaimPayment($input: RecordClaimPaymentInput!) {
      result: recordClaimPayment(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const AnswerClaimObjection = graphql(
  `
    mutation AnswerClaimObjection($input: AnswerClaimObjectionInput!) {
      result: answerClaimObjection(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Does what a form on a claim's page asks for; a problem is a sentence. */
export async function handleClaim(visit: Visit, claimId: string, form: FormData): Promise<string | null> {
  try {
    const { result } = (await perform(visit, claimId, form, writtenIn(form))).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}

function perform(visit: Visit, claimId: string, form: FormData, written: Written) {
  const read = { claimId, revision: written("revision") };
  switch (written("deed")) {
    case "request":
      return ask(visit, RequestClaimDocuments, { input: { ...read, note: written("note") } });
    case "assess":
      return ask(visit, AssessClaim, { input: { ...read, findings: findingsIn(form) } });
    case "pay":
      return ask(visit, RecordClaimPayment, {
        input: { ...read, paidOn: written("paidOn"), reference: written("reference") || null },
      });
    case "answer":
      return ask(visit, AnswerClaimObjection, {
        input: { ...read, answer: written("answer"), isAccepted: written("isAccepted") === "yes" },
      });
    default: {
      const decision = written("deed") === "approve" ? ("APPROVE" as const) : ("REFUSE" as const);
      return ask(visit, DecideClaim, { input: { ...read, decision, reason: written("reason") || null } });
    }
  }
}
