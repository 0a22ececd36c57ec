import { problemOf, sentenceOf } from "../form/problem.server.js";
import { Refusal_Problem } from "../form/problem.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import type { Visit } from "../session/visit.js";

const AnswerSurvey = graphql(
  `
    mutation AnswerSurvey($input: AnswerSurveyInput!) {
      result: answerSurvey(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

const CloseSurvey = graphql(
  `
    mutation CloseSurvey($input: CloseSurveyInput!) {
      result: closeSurvey(input: $input) {
        __typename
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

/** What was chosen or written, by the ids of the questions. */
export type Given = Readonly<Record<string, readonly string[]>>;

/** Answers a survey, or ends it; a problem is a sentence. */
export async function doWithSurvey(visit: Visit, surveyId: string, form: FormData): Promise<string | null> {
  try {
    const { result } = form.has("close")
      ? (await ask(visit, CloseSurvey, { input: { surveyId } })).data
      : (await ask(visit, AnswerSurvey, { input: { surveyId, answers: answersIn(form) } })).data;
    return "message" in result ? sentenceOf(result) : null;
  } catch (error) {
    return problemOf(error, visit);
  }
}

const CHOICE = "choice-";
const TEXT = "text-";

function answersIn(form: FormData) {
  const given = givenIn(form);
  return Object.entries(given).map(([questionId, values]) =>
    form.has(`${TEXT}${questionId}`)
      ? { questionId, text: values[0] ?? "" }
      : { questionId, optionIds: [...values] },
  );
}

export function givenIn(form: FormData): Given {
  const names = [...new Set(form.keys())].filter((name) => name.startsWith(CHOICE) || name.startsWith(TEXT));
  return Object.fromEntries(
    names.map((name) => [
      name.slice(name.indexOf("-") + 1),
      form.getAll(name).filter((value) => typeof value === "string"),
    ]),
  );
}
