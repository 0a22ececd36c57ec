import { problemOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import type { Refusal } from "../form/refusal.js";
import { FileNotTaken, filesIn, sendFiles } from "../form/send-files.server.js";
import { valuesOf, writtenIn } from "../form/written.js";
import { ask, NoAnswer } from "../gateway/ask.server.js";
import { hasCode } from "../gateway/fault.js";
import { graphql } from "../gateway/graphql.js";
import { insurance } from "../language/insurance.js";
import { giveConsent } from "../own-data/consent.server.js";
import type { Visit } from "../session/visit.js";
import { DOCUMENT_KINDS } from "./claim.js";

const SubmitClaim = graphql(
  `
    mutation SubmitClaim($input: SubmitClaimInput!) {
      submitClaim(input: $input) {
        __typename
        ... on SubmitClaimPayload {
          claim {
            id
          }
        }
        ... on NotCovered {
          cover {
            status
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const AddClaimDocuments = graphql(`
  mutation AddClaimDocuments($input: AddClaimDocumentsInput!) {
    addClaimDocuments(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

const ObjectToClaim = graphql(`
  mutation ObjectToClaim($input: ObjectToClaimInput!) {
    objectToClaim(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

const WithdrawClaim = graphql(`
  mutation WithdrawClaim($input: WithdrawClaimInput!) {
    withdrawClaim(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

/** Sends the claim of the form; a refusal keeps every word of it. Files go first, and are used once. */
export async function submitClaim(visit: Visit, form: FormData): Promise<{ id: string } | Refusal> {
  const words = insurance[visit.locale];
  const values = valuesOf(form);
  const refuse = (problem: string, faults: Record<string, string> = {}) => ({ values, faults, problem });
  const written = (name: string) => values[name]?.trim() ?? "";
  const missing = ["incidentOn", "injury"].filter((name) => !written(name));
  if (missing.length > 0) {
    return refuse(words.check, Object.fromEntries(missing.map((name) => [name, words.required])));
  }
  try {
    const version = Number(values["consent"]);
    if (version > 0) {
      const problem = await giveConsent(visit, { purpose: "INSURANCE", textVersion: version });
      if (problem) return refuse(problem);
    } else if (values["isConsentNeeded"]) {
      return refuse(words.consentNeeded, { consent: words.consentNeeded });
    }
    const [photos, papers] = [filesIn(form, "photos"), filesIn(form, "papers")];
    const ids = await sendFiles(visit, "insurance", [...photos, ...papers]);
    const input = {
      idempotencyKey: written("idempotencyKey"),
      incidentOn: written("incidentOn"),
      injury: written("injury"),
      circumstances: written("circumstances") || null,
      documents: ids.map((fileId, place) => ({
        fileId,
        kind: place < photos.length ? ("PHOTO" as const) : ("MEDICAL_REPORT" as const),
      })),
    };
    const { submitClaim: answer } = (await ask(visit, SubmitClaim, { input })).data;
    if (answer.__typename === "SubmitClaimPayload") return { id: answer.claim.id };
    if (answer.__typename === "NotCovered") {
      return refuse(answer.message, { incidentOn: words.notCovered[answer.cover.status] });
    }
    if (answer.__typename !== "InvalidInput") return refuse(answer.message);
    return refuse(words.check, Object.fromEntries(answer.fields.map(({ path, message }) => [path, message])));
  } catch (error) {
    return refuse(faultOf(error, visit));
  }
}

/** Lays papers beside a claim; a problem is a sentence. */
export async function addDocuments(visit: Visit, claimId: string, form: FormData): Promise<string | null> {
  const words = insurance[visit.locale];
  const files = filesIn(form, "files");
  if (files.length === 0) return words.noneChosen;
  const kind = DOCUMENT_KINDS.find((one) => one === form.get("kind")) ?? "OTHER";
  try {
    const documents = (await sendFiles(visit, "insurance", files)).map((fileId) => ({ fileId, kind }));
    const { addClaimDocuments: answer } = (
      await ask(visit, AddClaimDocuments, { input: { claimId, documents } })
    ).data;
    return answer.__typename === "AddClaimDocumentsPayload" ? null : answer.message;
  } catch (error) {
    return faultOf(error, visit);
  }
}

/** Says why a decision is wrong. */
export async function objectToClaim(visit: Visit, claimId: string, form: FormData): Promise<string | null> {
  const written = writtenIn(form);
  try {
    const input = { claimId, text: written("text"), appealNumber: written("appealNumber") || null };
    const { objectToClaim: answer } = (await ask(visit, ObjectToClaim, { input })).data;
    return answer.__typename === "ObjectToClaimPayload" ? null : answer.message;
  } catch (error) {
    return faultOf(error, visit);
  }
}

/** Takes the claim back. */
export async function withdrawClaim(visit: Visit, claimId: string): Promise<string | null> {
  try {
    const { withdrawClaim: answer } = (await ask(visit, WithdrawClaim, { input: { claimId } })).data;
    return answer.__typename === "WithdrawClaimPayload" ? null : answer.message;
  } catch (error) {
    return faultOf(error, visit);
  }
}

function faultOf(error: unknown, visit: Visit): string {
  const words = insurance[visit.locale];
  if (error instanceof FileNotTaken) return words.noFile(error.fileName);
  if (error instanceof NoAnswer && hasCode(error.faults, "BAD_USER_INPUT")) return words.check;
  return problemOf(error, visit);
}
