import { isFew, SMALLEST_TOLD } from "@angel/kit/few";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { type Survey, SurveyKind } from "./survey.entity.js";
import { answeredCounts } from "./survey.loader.js";
import { QuestionKind, type SurveyQuestion } from "./survey-question.type.js";
import { OptionResult, QuestionResult, SurveyResults } from "./survey-results.type.js";

const MOST_TEXTS = 500;

export async function resultsOf(survey: Survey, isKeeper: boolean, context: Context): Promise<SurveyResults> {
  const answered = await context.load(answeredCounts).load(survey.id);
  const isHidden = answered < SMALLEST_TOLD;
  const counts = await countsOf(survey, context);
  const texts = isKeeper && !isHidden ? await textsOf(survey, context) : new Map<string, string[]>();
  const questions = survey.questions.map((question) =>
    Object.assign(new QuestionResult(), {
      question,
      options: optionsOf(survey, question, counts, isHidden),
      texts: texts.get(question.id) ?? [],
    }),
  );
  const averageScore = isHidden || survey.kind !== SurveyKind.TEST ? null : await averageOf(survey, context);
  return Object.assign(new SurveyResults(), { questions, averageScore });
}

function optionsOf(
  { kind }: Survey,
  question: SurveyQuestion,
  counts: ReadonlyMap<string, number>,
  isHidden: boolean,
): OptionResult[] {
  const chosen = question.options.map(({ id }) => counts.get(id) ?? 0);
  const shown = isHidden ? chosen.map(() => null) : hideFew(chosen, question.kind === QuestionKind.SINGLE);
  return question.options.map((option, place) =>
    Object.assign(new OptionResult(), {
      option,
      chosen: shown[place] ?? null,
      isRight: kind === SurveyKind.TEST ? option.isRight : null,
    }),
  );
}

/**
 * Hides what one to four people chose. Where each person chose one thing, a single number that is hidden follows from
 * the others and from how many answered; then the least of those is hidden with it.
 */
export function hideFew(chosen: readonly number[], isOneEach: boolean): (number | null)[] {
  const shown = chosen.map((count) => (isFew(count) ? null : count));
  if (!isOneEach || shown.filter((count) => count === null).length !== 1) return shown;
  const least = Math.min(...shown.filter((count) => count !== null));
  const place = shown.indexOf(least);
  return shown.map((count, other) => (other === place ? null : count));
}

async function countsOf({ id }: Survey, { em }: Context): Promise<Map<string, number>> {
  const rows = await em.execute<{ option_id: string; chosen: number }[]>(
    "select option_id, chosen from survey_counts where survey_id = ?",
    [id],
  );
  return new Map(rows.map(({ option_id, chosen }) => [option_id, chosen]));
}

/** Ids of texts are by chance, and so is their order. */
async function textsOf({ questions }: Survey, { em }: Context): Promise<Map<string, string[]>> {
  const rows = await em.execute<{ question_id: string; texts: string[] }[]>(
    `select asked.id as question_id, array(select text from survey_texts
        where question_id = asked.id order by id limit ?::int) as texts
       from unnest(?::uuid[]) as asked (id)`,
    [MOST_TEXTS, listOf(questions.map(({ id }) => id))],
  );
  return new Map(rows.map(({ question_id, texts }) => [question_id, texts]));
}

async function averageOf({ id }: Survey, { em }: Context): Promise<number> {
  const [row] = await em.execute<{ average: number }[]>(
    "select round(avg(score), 2)::float8 as average from survey_participants where survey_id = ?",
    [id],
  );
  return row?.average ?? 0;
}
