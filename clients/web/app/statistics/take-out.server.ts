import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { oneOf, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { FORM_FORMATS, FORMATS, REPORTS } from "./reports.js";

const ExportNamedReport = graphql(
  `
    mutation ExportNamedReport($input: ExportNamedReportInput!) {
      result: exportNamedReport(input: $input) {
        ... on ExportNamedReportPayload {
          reportFile {
            link
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ExportStatisticalForm = graphql(
  `
    mutation ExportStatisticalForm($input: ExportStatisticalFormInput!) {
      result: exportStatisticalForm(input: $input) {
        ... on ExportStatisticalFormPayload {
          reportFile {
            link
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const PrintPassport = graphql(
  `
    mutation PrintPassport($input: PrintPassportInput!) {
      result: printPassport(input: $input) {
        ... on PrintPassportPayload {
          link
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Where what was taken out is to be had, or why it is not. */
export type TakenOut = { readonly link: string } | { readonly problem: string };

/** Makes the file that a form asks for. */
export async function takeOut(visit: Visit, organisationId: string, form: FormData): Promise<TakenOut> {
  const written = writtenIn(form);
  try {
    switch (written("deed")) {
      case "passport": {
        const { result } = (await ask(visit, PrintPassport, { input: { organisationId } })).data;
        return "link" in result ? { link: result.link } : { problem: sentenceOf(result) };
      }
      case "form": {
        const input = {
          organisationId,
          year: Number(written("year")),
          format: oneOf(FORM_FORMATS, written("formFormat")),
        };
        const { result } = (await ask(visit, ExportStatisticalForm, { input })).data;
        return "reportFile" in result ? result.reportFile : { problem: sentenceOf(result) };
      }
      default: {
        const kind = oneOf(REPORTS, written("report"));
        const input = {
          organisationId,
          kind,
          format: oneOf(FORMATS, written("format")),
          on: written("on") || null,
        };
        const { result } = (await ask(visit, ExportNamedReport, { input })).data;
        return "reportFile" in result ? result.reportFile : { problem: sentenceOf(result) };
      }
    }
  } catch (error) {
    return { problem: problemOf(error, visit) };
  }
}
