import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { FileNotTaken, filesIn, sendFiles } from "../form/send-files.server.js";
import { handling } from "../language/handling.js";
import { insurance } from "../language/insurance.js";
import type { Visit } from "../session/visit.js";

const ExportInsured = graphql(`
  mutation ExportInsured($input: ExportInsuredInput!) {
    exportInsured(input: $input) {
      __typename
      ... on ExportInsuredPayload {
        insuredCount
        link
      }
      ... on Problem {
        message
      }
    }
  }
`);

const ExportClaims = graphql(`
  mutation ExportClaims($input: ExportClaimsInput!) {
    exportClaims(input: $input) {
      __typename
      ... on ExportClaimsPayload {
        claimCount
        number
        link
      }
      ... on Problem {
        message
      }
    }
  }
`);

const ImportInsurerAnswer = graphql(
  `
    mutation ImportInsurerAnswer($input: ImportInsurerAnswerInput!) {
      importInsurerAnswer(input: $input) {
        __typename
        ... on ImportInsurerAnswerPayload {
          appliedCount
          rows {
            line
            number
            verdict
            isSumOther
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

type Answers = ResultOf<typeof ImportInsurerAnswer>["importInsurerAnswer"];

/** What came of a list made for the insurer, or of the insurer's own. */
export interface InsurerAnswer {
  readonly insured?: { readonly insuredCount: number; readonly link: string };
  readonly claims?: { readonly claimCount: number; readonly number: number; readonly link: string };
  readonly taken?: Extract<Answers, { __typename: "ImportInsurerAnswerPayload" }>;
  readonly problem?: string;
}

/** Does what a form on the insurer's page asks for. */
export async function dealWithInsurer(visit: Visit, form: FormData): Promise<InsurerAnswer> {
  const written = writtenIn(form);
  const organisationId = written("organisation");
  try {
    switch (written("deed")) {
      case "insured": {
        const input = { organisationId, on: written("on") || null };
        const { exportInsured: answer } = (await ask(visit, ExportInsured, { input })).data;
        return "link" in answer ? { insured: answer } : { problem: answer.message };
      }
      case "claims": {
        const { exportClaims: answer } = (await ask(visit, ExportClaims, { input: { organisationId } })).data;
        return "link" in answer ? { claims: answer } : { problem: answer.message };
      }
      default:
        return await takeAnswer(visit, form);
    }
  } catch (error) {
    if (error instanceof FileNotTaken) return { problem: handling[visit.locale].insurer.noFile };
    return { problem: problemOf(error, visit) };
  }
}

async function takeAnswer(visit: Visit, form: FormData): Promise<InsurerAnswer> {
  const [file] = filesIn(form, "file");
  if (!file) return { problem: insurance[visit.locale].noneChosen };
  const [fileId = ""] = await sendFiles(visit, "insurance", [file]);
  const { importInsurerAnswer: answer } = (await ask(visit, ImportInsurerAnswer, { input: { fileId } })).data;
  return "rows" in answer ? { taken: answer } : { problem: sentenceOf(answer) };
}
