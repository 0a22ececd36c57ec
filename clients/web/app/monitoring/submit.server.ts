import { Refusal_Problem } from "../form/problem.js";
import type { Refusal } from "../form/refusal.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { writtenIn } from "../form/written.js";
import { ask, NoAnswer } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { monitorings } from "../language/monitorings.js";
import type { Visit } from "../session/visit.js";

const QuestionsToAnswer = graphql(`
  query QuestionsToAnswer($organisationId: ID!, $monitoringId: ID!) {
    organisation(id: $organisationId) {
      id
      monitoringSheet(id: $monitoringId) {
        monitoring {
          id
          questions {
            number
            kind
          }
        }
      }
    }
  }
`);

const SubmitMonitoringSheet = graphql(
  `
    mutation SubmitMonitoringSheet($input: SubmitMonitoringSheetInput!) {
      result: submitMonitoringSheet(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

export interface Sheet {
  readonly organisationId: string;
  readonly monitoringId: string;
}

/** Hands a sheet in, or corrects it; null when it is done. */
export async function submitSheet(visit: Visit, sheet: Sheet, form: FormData): Promise<Refusal | null> {
  const written = writtenIn(form);
  try {
    const { data, faults } = await ask(visit, QuestionsToAnswer, sheet);
    const asked = data.organisation?.monitoringSheet;
    // Without the questions nothing of what was written would be handed in.
    if (!asked) throw new NoAnswer(faults);
    const answers = asked.monitoring.questions.map(({ number, kind }) => {
      const word = written(`answer-${number}`);
      return kind === "NUMBER"
        ? { question: number, number: word === "" ? null : Number(word.replace(",", ".")) }
        : { question: number, text: word || null };
    });
    const noNumbers = answers.filter((answer) => "number" in answer && Number.isNaN(answer.number));
    if (noNumbers.length > 0) {
      const message = monitorings[visit.locale].sheet.noNumber;
      const fields = noNumbers.map(({ question }) => ({ path: fieldOf(question), message }));
      return refuse(form, { message, fields }, visit);
    }
    const { result } = (await ask(visit, SubmitMonitoringSheet, { input: { ...sheet, answers } })).data;
    if (!("message" in result)) return null;
    if (!("fields" in result)) return refuse(form, result, visit);
    const fields = result.fields.map(({ path, message }) => {
      const at = /^answers\.(\d+)/.exec(path)?.[1];
      return { path: at === undefined ? path : fieldOf(answers[Number(at)]?.question), message };
    });
    return refuse(form, { message: result.message, fields }, visit);
  } catch (error) {
    return refuseFor(form, error, visit);
  }
}

function fieldOf(question: number | undefined): string {
  return `answer-${question}`;
}
