import { Open } from "@angel/kit/may";
import { dateOf, type Moment } from "@angel/kit/moment";
import { InvalidField, InvalidInput, Problem } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import { unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { isMemberThere } from "../member/member-home.js";
import { Survey, SurveyKind } from "./survey.entity.js";
import { surveys } from "./survey.loader.js";
import { SurveyClosed, SurveyNotFound } from "./survey-problems.js";
import { isRightly, QuestionKind, type SurveyQuestion } from "./survey-question.type.js";

const LONGEST_TEXT = 2_000;

@InputType({ description: "What is answered to a question." })
class QuestionAnswerInput {
  @Field(() => ID, { description: "The question." })
  questionId!: string;

  @Field(() => [ID], { defaultValue: [], description: "The options that are chosen." })
  optionIds!: string[];

  @Field(() => String, { nullable: true, description: "What is written, at most 2,000 characters." })
  text?: string | null;
}

@InputType({ description: "One's answers to a survey." })
class AnswerSurveyInput {
  @Field(() => ID, { description: "The survey." })
  surveyId!: string;

  @Field(() => [QuestionAnswerInput], { description: "The answers; a question that may be left out may." })
  answers!: QuestionAnswerInput[];
}

@ObjectType({ description: "The answers are counted; nobody can tell any more whose they were." })
class AnswerSurveyPayload {
  @Field(() => Survey, { description: "The survey." })
  survey!: Survey;

  @Field(() => Int, { nullable: true, description: "How many were right in a test; null of a survey." })
  score!: number | null;
}

@ObjectType({ implements: Problem, description: "One answers a survey once." })
class AlreadyAnswered extends Problem {
  constructor() {
    super({ ru: "Вы уже ответили: отвечают один раз.", en: "You have answered already: one answers once." });
  }
}

@ObjectType({ implements: Problem, description: "Members of another organisation are asked." })
class NotAsked extends Problem {
  constructor() {
    super({
      ru: "Отвечают члены этой организации и входящих в неё.",
      en: "Members of this organisation and of those below it are asked.",
    });
  }
}

const AnswerSurveyResult = createUnionType({
  name: "AnswerSurveyResult",
  description: "How answering went.",
  types: () =>
    [AnswerSurveyPayload, SurveyNotFound, SurveyClosed, NotAsked, AlreadyAnswered, InvalidInput] as const,
});

interface Answers {
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
  readonly texts: ReadonlyMap<string, string>;
}

/** A member answers; that they did is kept, and what they answered only in sums. */
@Resolver()
export class AnswerSurvey {
  @Mutation(() => AnswerSurveyResult, {
    description:
      "Answer a survey or a test («ответить на вопросы»), once. Of a survey nobody sees who answered what; of a test the score is kept for oneself.",
  })
  @Open("Who is asked depends on the survey; the deed says so as a problem that a client can show.")
  async answerSurvey(
    @Arg("input", () => AnswerSurveyInput, { description: "The answers." }) input: AnswerSurveyInput,
    @Ctx() context: Context,
  ): Promise<typeof AnswerSurveyResult> {
    const { em, viewer, load } = context;
    if (!viewer.isSignedIn) throw unauthenticated();
    const survey = await load(surveys).load(input.surveyId);
    if (!survey) return new SurveyNotFound();
    if (viewer.memberId === null || !(await isMemberThere(survey, context))) return new NotAsked();
    if (!(await isStillOpen(survey, context))) return new SurveyClosed();
    const faults: InvalidField[] = [];
    const answers = read(survey, input.answers, faults);
    if (faults.length > 0) return new InvalidInput(faults);

    const score = survey.kind === SurveyKind.TEST ? scoreOf(survey, answers) : null;
    const taken = await em.execute<object[]>(
      `insert into survey_participants (survey_id, member_id, score) values (?, ?, ?)
       on conflict do nothing returning survey_id`,
      [survey.id, viewer.memberId, score],
    );
    if (taken.length === 0) return new AlreadyAnswered();
    await count(survey, answers, context);
    return Object.assign(new AnswerSurveyPayload(), { survey, score });
  }
}

/** Held open until the deed ends: whoever closes it waits, so that its results never grow by one answer. */
async function isStillOpen({ id }: Survey, { em }: Context): Promise<boolean> {
  const [survey] = await em.execute<{ endsAt: Moment }[]>(
    `select ends_at as "endsAt" from surveys where id = ? for share`,
    [id],
  );
  return survey !== undefined && dateOf(survey.endsAt) > new Date();
}

function read(
  { questions }: Survey,
  written: readonly QuestionAnswerInput[],
  faults: InvalidField[],
): Answers {
  const chosen = new Map<string, Set<string>>();
  const texts = new Map<string, string>();
  const fault = (path: string, ru: string, en: string) => faults.push(new InvalidField(path, { ru, en }));
  for (const [place, { questionId, optionIds, text }] of written.entries()) {
    const path = `answers.${place}`;
    const question = questions.find(({ id }) => id === questionId.toLowerCase());
    if (!question || chosen.has(question.id) || texts.has(question.id)) {
      fault(`${path}.questionId`, "Такого вопроса нет.", "There is no such question.");
    } else if (question.kind === QuestionKind.TEXT) {
      const words = tidy(text ?? "");
      const wrong = words === "" ? null : faultOfText(`${path}.text`, words, LONGEST_TEXT);
      if (wrong) faults.push(wrong);
      if (words !== "") texts.set(question.id, words);
    } else {
      const options = new Set(optionIds.map((id) => id.toLowerCase()));
      const isKnown = [...options].every((id) => question.options.some((option) => option.id === id));
      if (!isKnown || (question.kind === QuestionKind.SINGLE && options.size > 1)) {
        fault(`${path}.optionIds`, "Выберите из ответов.", "Choose among the options.");
      }
      if (options.size > 0) chosen.set(question.id, options);
    }
  }
  for (const [place, { id, isRequired }] of questions.entries()) {
    if (!isRequired || chosen.has(id) || texts.has(id)) continue;
    fault(`questions.${place}`, "Ответьте на этот вопрос.", "Answer this question.");
  }
  return { chosen, texts };
}

const NOTHING: ReadonlySet<string> = new Set();

function scoreOf({ questions }: Survey, { chosen }: Answers): number {
  const isRight = (question: SurveyQuestion) => isRightly(question, chosen.get(question.id) ?? NOTHING);
  return questions.filter((question) => question.kind !== QuestionKind.TEXT && isRight(question)).length;
}

/** In the order of their ids, so that two who answer at once never wait for each other in a ring. */
async function count({ id }: Survey, { chosen, texts }: Answers, { em }: Context): Promise<void> {
  const options = [...chosen.values()].flatMap((set) => [...set]).toSorted();
  await em.execute(
    `insert into survey_counts (survey_id, option_id, chosen)
     select ?::uuid, option, 1 from unnest(?::uuid[]) as option order by option
     on conflict (survey_id, option_id) do update set chosen = survey_counts.chosen + 1`,
    [id, listOf(options)],
  );
  for (const [questionId, text] of texts) {
    await em.execute("insert into survey_texts (survey_id, question_id, text) values (?, ?, ?)", [
      id,
      questionId,
      text,
    ]);
  }
}
