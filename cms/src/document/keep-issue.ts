import { errors } from "@strapi/utils";
import { select, type DocumentRow, type Transaction } from "./document-row.js";
import { lock } from "./keep-rules.js";
import type { Place } from "./place-document.js";

const mostArticles = 100;

/** One language of a number of a newspaper, as its editor has it now. */
interface Issue {
  id: number;
  locale: string;
  number: number | null;
  through_number: number | null;
  issued_on: string | null;
  pdf_name: string | null;
  pdf_type: string | null;
}

interface Article {
  id: string;
  title: string;
  organisation_id: string | null;
  is_out: boolean;
}

/** The rules of a number of a newspaper (SITE-25): whose articles, which numbers, and what is needed to go out. */
export async function keepIssue(
  trx: Transaction,
  documentId: string,
  { organisationId, newspaperId }: Place,
  fresh: DocumentRow[],
): Promise<void> {
  await lock(trx, `issues of ${newspaperId}`);
  await writeContents(trx, documentId, fresh);
  for (const issue of await readDrafts(trx, documentId)) {
    const articles = await articlesIn(trx, issue);
    keepOwnArticles(articles, organisationId);
    if (issue.pdf_type && issue.pdf_type !== "application/pdf")
      throw new errors.ValidationError(`Печатная версия — это файл PDF, а «${issue.pdf_name}» не PDF.`);
    await keepNumbersApart(trx, documentId, newspaperId, issue);
    if (fresh.some(({ locale }) => locale === issue.locale))
      await keepReady(trx, newspaperId, issue, articles);
  }
}

/** A newspaper stays out while any of its numbers is. */
export async function keepIssuesStanding(
  trx: Transaction,
  documentId: string,
  after: DocumentRow[],
): Promise<void> {
  if (after.length === 0 || after.some(({ published }) => published)) return;
  const issues = await select(
    trx,
    "select 1 from strapi.newspaper_issues where newspaper_id = ? and published_at is not null limit 1",
    [documentId],
  );
  if (issues.length > 0)
    throw new errors.ValidationError("У газеты есть опубликованные номера: сначала снимите их с публикации.");
}

/** Rubrics by their articles' ids, which stay when an article is published anew; Strapi's own links name rows, which do not. */
async function writeContents(trx: Transaction, documentId: string, fresh: DocumentRow[]) {
  await select(
    trx,
    `update strapi.newspaper_issues i set contents = coalesce((
       select jsonb_agg(jsonb_build_object('title', r.title, 'articleIds', coalesce((
           select jsonb_agg(a.document_id order by l.article_ord)
             from strapi.components_newspaper_rubrics_articles_lnk l join strapi.articles a on a.id = l.article_id
            where l.rubric_id = r.id), '[]'::jsonb)) order by m."order")
         from strapi.newspaper_issues_cmps m join strapi.components_newspaper_rubrics r on r.id = m.cmp_id
        where m.entity_id = i.id and m.field = 'rubrics'), '[]'::jsonb)
     where i.document_id = ? and i.published_at is null`,
    [documentId],
  );
  await select(
    trx,
    `update strapi.newspaper_issues p set contents = d.contents from strapi.newspaper_issues d
      where p.id = any(?::int[]) and d.document_id = p.document_id and d.locale = p.locale and d.published_at is null`,
    [fresh.map(({ id }) => id)],
  );
}

function readDrafts(trx: Transaction, documentId: string): Promise<Issue[]> {
  return select<Issue>(
    trx,
    `select i.id, i.locale, i.number, i.through_number, i.issued_on::text as issued_on,
            f.name as pdf_name, f.mime as pdf_type
       from strapi.newspaper_issues i
       left join strapi.files_related_mph m on m.related_id = i.id and m.field = 'pdf'
                                           and m.related_type = 'api::newspaper-issue.newspaper-issue'
       left join strapi.files f on f.id = m.file_id
      where i.document_id = ? and i.published_at is null order by i.locale`,
    [documentId],
  );
}

function articlesIn(trx: Transaction, { id }: Issue): Promise<Article[]> {
  return select<Article>(
    trx,
    `select a.document_id as id, a.title, a.organisation_id,
            exists (select 1 from strapi.articles p
                     where p.document_id = a.document_id and p.published_at is not null) as is_out
       from strapi.newspaper_issues i
      cross join jsonb_array_elements(i.contents) rubric
      cross join jsonb_array_elements_text(rubric -> 'articleIds') chosen (id)
       join strapi.articles a on a.document_id = chosen.id and a.locale = i.locale and a.published_at is null
      where i.id = ?`,
    [id],
  );
}

function keepOwnArticles(articles: Article[], organisationId: string) {
  // A foreign article is not named: it may be a draft that is nobody else's to know of.
  if (articles.some((article) => article.organisation_id !== organisationId))
    throw new errors.ValidationError(
      "В номер ставят материалы организации, чья это газета: среди выбранных есть чужой.",
    );
  if (articles.length > mostArticles)
    throw new errors.ValidationError(`В номере не больше ${mostArticles} материалов.`);
  const twice = articles.find(({ id }, place) => articles.findIndex((one) => one.id === id) < place);
  if (twice) throw new errors.ValidationError(`Материал «${twice.title}» стоит в номере дважды.`);
}

async function keepNumbersApart(
  trx: Transaction,
  documentId: string,
  newspaperId: string | null,
  { number, through_number, issued_on }: Issue,
) {
  const year = issued_on?.slice(0, 4) ?? "";
  const [same] = await select<{ through: boolean }>(
    trx,
    `select coalesce(through_number = ?::int, false) as through from strapi.newspaper_issues
      where newspaper_id = ? and document_id <> ? and published_at is null
        and (through_number = ?::int or number = ?::int and to_char(issued_on, 'YYYY') = ?)
      order by 1 limit 1`,
    [through_number, newspaperId, documentId, through_number, number, year],
  );
  if (same?.through)
    throw new errors.ValidationError(`Сквозной номер ${through_number} в этой газете уже есть.`);
  if (same) throw new errors.ValidationError(`Номер ${number} за ${year} год в этой газете уже есть.`);
}

async function keepReady(
  trx: Transaction,
  newspaperId: string | null,
  { issued_on, pdf_type }: Issue,
  articles: Article[],
) {
  if (!issued_on) throw new errors.ValidationError("Укажите дату выхода: без неё номер не публикуется.");
  const hidden = articles.find(({ is_out }) => !is_out);
  if (hidden)
    throw new errors.ValidationError(`Материал «${hidden.title}» не опубликован: сначала опубликуйте его.`);
  if (articles.length === 0 && !pdf_type)
    throw new errors.ValidationError("В номере ничего нет: поставьте материалы в рубрики или приложите PDF.");
  const newspaper = await select(
    trx,
    "select 1 from strapi.newspapers where document_id = ? and published_at is not null limit 1",
    [newspaperId],
  );
  if (newspaper.length === 0)
    throw new errors.ValidationError("Газета ещё не опубликована: сначала опубликуйте её.");
}
