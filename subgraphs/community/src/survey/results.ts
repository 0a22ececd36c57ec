import { isFew, SMALLEST_TOLD } from "@angel/kit/few";
import type { Context } from "@angel/kit/subgraph";
import { type Survey, SurveyKind } from "./survey.entity.js";
import { answeredCounts } from "./survey.loader.js";
import { QuestionKind, type SurveyQuestion } from "./survey-question.type.js";
import { OptionResult, QuestionResult, SurveyResults } from "./survey-results.type.js";

export async function resultsOf(survey: Survey, isKeeper: boolean, context: Context): Promise<SurveyResults> {
  const answered = await context.load(answeredCounts).load(survey.id);
  const isHidden = answered < SMALLEST_TOLD;
  const counts = await countsOf(survey, context);
  const questions = survey.questions.map((question) =>
    Object.assign(new QuestionResult(), {
      question,
      options: optionsOf(survey, question, counts, isHidden),
      tellsTexts: isKeeper && !isHidden && question.kind === QuestionKind.TEXT,
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
  const isTotalKnown = question.kind === QuestionKind.SINGLE || question.isRequired;
  const shown = isHidden ? chosen.map(() => null) : hideFew(chosen, isTotalKnown);
  return question.options.map((option, place) =>
    Object.assign(new OptionResult(), {
      option,
      chosen: shown[place] ?? null,
      isRight: kind === SurveyKind.TEST ? option.isRight : null,
    }),
  );
}

/**
 * Hides what one to four people chose. Where each person chose one thing, or at least one, something follows for what is hidden
 * from the others and from how many answered. So what nobody chose is hidden with it; and the least of the others too where the
 * hidden is one number, or all of them as large as they can be, or one less.
 */
export function hideFew(chosen: readonly number[], isTotalKnown: boolean): (number | null)[] {
  const few = chosen.filter((count) => count < SMALLEST_TOLD);
  if (!isTotalKnown || !few.some(isFew)) return chosen.map((count) => (isFew(count) ? null : count));
  const total = few.reduce((sum, count) => sum + count, 0);
  const isReckoned = few.length === 1 || total >= few.length * (SMALLEST_TOLD - 1) - 1;
  const least = Math.min(...chosen.filter((count) => count >= SMALLEST_TOLD));
  return chosen.map((count) => (count < SMALLEST_TOLD || (isReckoned && count === least) ? null : count));
}

async function countsOf({ id }: Survey, { em }: Context): Promise<Map<string, number>> {
  const rows = await em.execute<{ option_id: string; chosen: number }[]>(
    "select option_id, chosen from survey_counts where survey_id = ?",
    [id],
  );
  return new Map(rows.map(({ option_id, chosen }) => [option_id, chosen]));
}

async function averageOf({ id }: Survey, { em }: Context): Promise<number> {
  const [row] = await em.execute<{ average: number }[]>(
    "select round(avg(score), 2)::float8 as average from survey_participants where survey_id = ?",
    [id],
  );
  return row?.average ?? 0;
}
