import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import { idOfKey } from "@angel/kit/cursor-key";
import { momentKey, readMomentKey } from "@angel/kit/moment";
import { listOf } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { ancestorsOf } from "../feed/feed.loader.js";
import { Survey } from "./survey.entity.js";
import type { SurveyText } from "./survey-text.type.js";

export const surveys: Batch<string, Survey | null> = async (ids, { em }) => {
  const found = await em.find(Survey, { id: { $in: ids.filter(isUuid) } }, { disableIdentityMap: true });
  return ids.map((id) => found.find((survey) => survey.id === id.toLowerCase()) ?? null);
};

/** The viewer's own part in each of the surveys. */
export const viewerParts: Batch<string, { score: number | null } | null> = async (ids, { em, viewer }) => {
  const { memberId } = viewer;
  if (memberId === null || !isUuid(memberId)) return ids.map(() => null);
  const rows = await em.execute<{ survey_id: string; score: number | null }[]>(
    "select survey_id, score from survey_participants where member_id = ? and survey_id = any(?::uuid[])",
    [memberId, listOf([...ids])],
  );
  const parts = new Map(rows.map(({ survey_id, score }) => [survey_id, { score }]));
  return ids.map((id) => parts.get(id) ?? null);
};

/** How many answered each of the surveys. */
export const answeredCounts: Batch<string, number> = async (ids, { em }) => {
  const rows = await em.execute<{ survey_id: string; count: number }[]>(
    `select survey_id, count(*)::int as count from survey_participants
      where survey_id = any(?::uuid[]) group by survey_id`,
    [listOf([...ids])],
  );
  const counts = new Map(rows.map((row) => [row.survey_id, row.count]));
  return ids.map((id) => counts.get(id) ?? 0);
};

/** Surveys of an organisation and of those above it, which ask its members too, the latest first. */
export async function pageOfSurveys(
  organisationId: string,
  page: PageArgs,
  { em, load }: Context,
): Promise<Connection<Survey>> {
  const above = isUuid(organisationId) ? await ancestorsOf(em, organisationId.toLowerCase()) : [];
  const asking = listOf(isUuid(organisationId) ? [organisationId, ...above] : []);
  return connect<Survey>(page, {
    key: ({ announcedAt, id }) => momentKey(announcedAt, id),
    rows: async (limit, after) => {
      const from = after ? readMomentKey(after, isUuid) : null;
      const rows = await em.execute<{ id: string }[]>(
        `select id from surveys where organisation_id = any(?::uuid[])
           ${from ? "and (announced_at, id) < (?::timestamptz, ?::uuid)" : ""}
         order by announced_at desc, id desc limit ?::int`,
        [asking, ...(from ?? []), limit],
      );
      const found = await load(surveys).loadMany(rows.map(({ id }) => id));
      return found.filter((survey): survey is Survey => survey instanceof Survey);
    },
    total: async () => {
      const [row] = await em.execute<{ count: number }[]>(
        "select count(*)::int as count from surveys where organisation_id = any(?::uuid[])",
        [asking],
      );
      return row?.count ?? 0;
    },
  });
}

/** What was written in answer to a question. Ids of texts are by chance, and so is their order. */
export function pageOfTexts(
  questionId: string,
  page: PageArgs,
  { load }: Context,
): Promise<Connection<SurveyText>> {
  return connect<SurveyText>(page, {
    key: ({ id }) => [id],
    rows: (limit, after) =>
      load(textsOfPages).load(
        JSON.stringify({ questionId, limit, after: after ? idOfKey(after) : BEFORE_ALL }),
      ),
    total: () => load(textCounts).load(questionId),
  });
}

const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/** Pages of many questions are read by one statement; a wish is what its page is sought by, as text. */
const textsOfPages: Batch<string, SurveyText[]> = async (wishes, { em }) => {
  const rows = await em.execute<{ wish: number; id: string; text: string }[]>(
    `select sought.wish, found.id, found.text from (
       select (place - 1)::int as wish, (value ->> 'questionId')::uuid as question_id,
         (value ->> 'limit')::int as most, (value ->> 'after')::uuid as after_id
       from jsonb_array_elements(?::jsonb) with ordinality as given (value, place)) sought
     cross join lateral (
       select t.id, t.text from survey_texts t where t.question_id = sought.question_id and t.id > sought.after_id
       order by t.id limit sought.most) found
     order by sought.wish, found.id`,
    [`[${wishes.join()}]`],
  );
  return wishes.map((_, wish) => rows.filter((row) => row.wish === wish));
};

const textCounts: Batch<string, number> = async (ids, { em }) => {
  const rows = await em.execute<{ question_id: string; count: number }[]>(
    `select question_id, count(*)::int as count from survey_texts
      where question_id = any(?::uuid[]) group by question_id`,
    [listOf([...ids])],
  );
  const counts = new Map(rows.map((row) => [row.question_id, row.count]));
  return ids.map((id) => counts.get(id) ?? 0);
};
