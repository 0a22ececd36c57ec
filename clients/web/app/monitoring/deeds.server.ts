import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { oneOf, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";
import { FORMATS } from "../statistics/reports.js";
import type { TakenOut } from "../statistics/take-out.server.js";
import type { Sheet } from "./submit.server.js";

const CloseMonitoring = graphql(
  `
    mutation CloseMonitoring($input: CloseMonitoringInput!) {
      result: closeMonitoring(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const ExportMonitoring = graphql(
  `
    mutation ExportMonitoring($input: ExportMonitoringInput!) {
      result: exportMonitoring(input: $input) {
        ... on ExportMonitoringPayload {
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

/** Takes no more answers; a problem is a sentence. */
export async function closeMonitoring(visit: Visit, monitoringId: string): Promise<string | null> {
  try {
    const { result } = (await ask(visit, CloseMonitoring, { input: { monitoringId } })).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}

/** Makes a file of the answers at and below an organisation. */
export async function takeOut(visit: Visit, whose: Sheet, form: FormData): Promise<TakenOut> {
  const input = { ...whose, format: oneOf(FORMATS, writtenIn(form)("format")) };
  try {
    const { result } = (await ask(visit, ExportMonitoring, { input })).data;
    return "reportFile" in result ? result.reportFile : { problem: sentenceOf(result) };
  } catch (error) {
    return { problem: problemOf(error, visit) };
  }
}
