import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const CreateReport = graphql(
  `
    mutation CreateReport($input: CreateStatisticalReportInput!) {
      result: createStatisticalReport(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const LockReport = graphql(
  `
    mutation LockReport($input: LockStatisticalReportInput!) {
      result: lockStatisticalReport(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const SubmitReport = graphql(
  `
    mutation SubmitReport($input: SubmitStatisticalReportInput!) {
      result: submitStatisticalReport(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const AcceptReport = graphql(
  `
    mutation AcceptReport($input: AcceptStatisticalReportInput!) {
      result: acceptStatisticalReport(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** Carries an annual report a step on; a problem is a sentence. */
export async function carryReport(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<string | null> {
  const written = writtenIn(form);
  const report = { input: { reportId: written("report") } };
  try {
    const { result } = await carried();
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }

  async function carried() {
    switch (written("deed")) {
      case "lock":
        return (await ask(visit, LockReport, report)).data;
      case "submit":
        return (await ask(visit, SubmitReport, report)).data;
      case "accept":
        return (await ask(visit, AcceptReport, report)).data;
      default: {
        const input = { organisationId, year: Number(written("year")) };
        return (await ask(visit, CreateReport, { input })).data;
      }
    }
  }
}
