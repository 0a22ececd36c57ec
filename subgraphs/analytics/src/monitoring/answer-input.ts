import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";
import { Field, Float, InputType, Int } from "type-graphql";
import { MonitoringAnswerKind, type MonitoringQuestion } from "./monitoring-question.type.js";
import type { Answers } from "./monitoring-submission.entity.js";

@InputType({ description: "An answer to a question of a monitoring." })
export class MonitoringAnswerInput {
  @Field(() => Int, { description: "The number of the question." })
  question!: number;

  @Field(() => Float, { nullable: true, description: "The number, where one is asked for." })
  number?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "What is chosen, word for word, or written, where that is asked for.",
  })
  text?: string | null;
}

const LONGEST_ANSWER = 2_000;
const LARGEST = 1e12;

/** Answers as they are kept, or what is wrong with them; what is not answered is what the register knows. */
export function readAnswers(
  questions: readonly MonitoringQuestion[],
  given: readonly MonitoringAnswerInput[],
  known: ReadonlyMap<string, number>,
): Answers | InvalidInput {
  const answers: Answers = {};
  const faults: InvalidField[] = [];
  for (const [at, answer] of given.entries()) {
    const question = questions.find(({ number }) => number === answer.question);
    const isRepeated = given.findIndex((one) => one.question === answer.question) < at;
    const value =
      question && !isRepeated
        ? valueOf(question, answer, `answers.${at}`)
        : fault(
            `answers.${at}.question`,
            "Такого вопроса нет или на него уже отвечено.",
            "There is no such question, or it is answered twice.",
          );
    if (value instanceof InvalidField) faults.push(value);
    else if (value !== null) answers[answer.question] = value;
  }
  for (const { number, row, isRequired } of questions) {
    if (number in answers || given.some(({ question }) => question === number)) continue;
    const value = known.get(row ?? "");
    if (value !== undefined) answers[number] = value;
    else if (isRequired)
      faults.push(fault("answers", `Ответьте на вопрос ${number}.`, `Answer question ${number}.`));
  }
  return faults.length > 0 ? new InvalidInput(faults) : answers;
}

/** Null where a question that need not be answered is left empty. */
function valueOf(
  { kind, choices, isOfPeople, isRequired }: MonitoringQuestion,
  { number = null, text = null }: MonitoringAnswerInput,
  path: string,
): number | string | null | InvalidField {
  const isNumber = kind === MonitoringAnswerKind.NUMBER;
  const words = text === null ? null : tidy(text);
  if ((isNumber ? words : number) !== null) {
    return fault(
      `${path}.${isNumber ? "text" : "number"}`,
      isNumber ? "Здесь отвечают числом." : "Здесь отвечают не числом.",
      isNumber ? "A number answers this." : "No number answers this.",
    );
  }
  if (isNumber ? number === null : !words) {
    return isRequired ? fault(path, "Ответьте на этот вопрос.", "Answer this question.") : null;
  }
  if (isNumber) return numberOf(number ?? 0, isOfPeople, `${path}.number`);
  if (kind === MonitoringAnswerKind.TEXT) {
    return faultOfText(`${path}.text`, words ?? "", LONGEST_ANSWER) ?? words;
  }
  const chosen = choices.indexOf(words ?? "");
  return chosen === -1
    ? fault(`${path}.text`, "Выберите из предложенного.", "Choose one of the choices.")
    : chosen;
}

function numberOf(number: number, isOfPeople: boolean, path: string): number | InvalidField {
  if (Math.abs(number) > LARGEST) return fault(path, "Число слишком велико.", "The number is too large.");
  return isOfPeople && (number < 0 || !Number.isInteger(number))
    ? fault(path, "Людей считают целыми.", "People are counted in whole numbers.")
    : number;
}

function fault(path: string, ru: string, en: string): InvalidField {
  return new InvalidField(path, { ru, en });
}
