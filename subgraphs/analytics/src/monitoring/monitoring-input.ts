import { faultOfText, tidy } from "@angel/kit/text";
import { InvalidField } from "@angel/kit/problem";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Field, ID, InputType } from "type-graphql";
import { OrganisationLevel } from "../organisation/organisation.stub.js";
import type { RowRule } from "../statistical-report/row.js";
import { isCounted, MonitoringAnswerKind, MonitoringQuestionInput } from "./monitoring-question.type.js";

@InputType({ description: "What is asked, of whom, about which period and until when." })
export class AnnounceMonitoringInput {
  @Field(() => ID, { description: "The organisation that asks." })
  organisationId!: string;

  @Field(() => OrganisationLevel, { description: "Who is asked: the organisations of this level below it." })
  level!: OrganisationLevel;

  @Field(() => String, { description: "What it is called, at most 200 letters." })
  title!: string;

  @Field(() => String, { nullable: true, description: "What to heed when answering, at most 4000 letters." })
  explanation?: string | null;

  @Field(() => PlainDateScalar, { description: "The first day of the period asked about." })
  periodFrom!: PlainDate;

  @Field(() => PlainDateScalar, { description: "The last day of the period asked about." })
  periodUntil!: PlainDate;

  @Field(() => PlainDateScalar, { description: "The last day to answer in time («срок»)." })
  dueOn!: PlainDate;

  @Field(() => [MonitoringQuestionInput], { description: "The questions in order, one to fifty." })
  questions!: MonitoringQuestionInput[];
}

const MOST_QUESTIONS = 50;
const MOST_CHOICES = 30;
const LONGEST_TITLE = 200;
const LONGEST_EXPLANATION = 4_000;
const LONGEST_QUESTION = 500;
const LONGEST_CHOICE = 200;

const LEVELS = Object.keys(OrganisationLevel);

/** What is wrong with a monitoring that somebody of `asker` would announce. */
export function faultsOfMonitoring(
  { level, title, explanation, periodFrom, periodUntil, dueOn, questions }: AnnounceMonitoringInput,
  asker: OrganisationLevel,
  rules: readonly RowRule[],
): InvalidField[] {
  const faults = [
    faultOfText("title", tidy(title), LONGEST_TITLE),
    tidy(explanation ?? "") ? faultOfText("explanation", tidy(explanation ?? ""), LONGEST_EXPLANATION) : null,
    faultWhen(
      LEVELS.indexOf(level) <= LEVELS.indexOf(asker),
      "level",
      "Запрашивают у организаций ниже своего уровня.",
      "Those are asked who stand below.",
    ),
    faultWhen(
      periodFrom > periodUntil,
      "periodUntil",
      "Период кончается раньше, чем начинается.",
      "The period ends before it begins.",
    ),
    faultWhen(dueOn < today(), "dueOn", "Этот срок уже прошёл.", "That day has passed."),
    faultWhen(
      questions.length === 0 || questions.length > MOST_QUESTIONS,
      "questions",
      `Вопросов должно быть от 1 до ${MOST_QUESTIONS}.`,
      `There are 1 to ${MOST_QUESTIONS} questions.`,
    ),
    ...questions.flatMap((question, at) => faultsOfQuestion(question, `questions.${at}`, rules)),
  ];
  return faults.filter((fault) => fault !== null);
}

function faultsOfQuestion(
  { text, kind, choices, isOfPeople, row }: MonitoringQuestionInput,
  path: string,
  rules: readonly RowRule[],
): (InvalidField | null)[] {
  const isNumber = kind === MonitoringAnswerKind.NUMBER;
  const isChoice = kind === MonitoringAnswerKind.CHOICE;
  const given = tidy(text ?? "");
  const options = choices.map(tidy);
  return [
    row && !given ? null : faultOfText(`${path}.text`, given, LONGEST_QUESTION),
    faultWhen(
      Boolean(row) && !(isNumber && rules.some((rule) => rule.number === row && isCounted(rule))),
      `${path}.row`,
      "В форме этого уровня нет такой строки, или в ней не число.",
      "The form of that level has no such row, or no number in it.",
    ),
    faultWhen(
      isOfPeople && !isNumber,
      `${path}.isOfPeople`,
      "Людей считают только числом.",
      "People are counted by a number alone.",
    ),
    faultWhen(
      isChoice
        ? options.length < 2 || options.length > MOST_CHOICES || new Set(options).size < options.length
        : options.length > 0,
      `${path}.choices`,
      `Для выбора нужно от 2 до ${MOST_CHOICES} разных ответов, для других вопросов их нет.`,
      `A choice has 2 to ${MOST_CHOICES} different answers, other questions none.`,
    ),
    ...options.map((option, at) => faultOfText(`${path}.choices.${at}`, option, LONGEST_CHOICE)),
  ];
}

function faultWhen(isWrong: boolean, path: string, ru: string, en: string): InvalidField | null {
  return isWrong ? new InvalidField(path, { ru, en }) : null;
}
