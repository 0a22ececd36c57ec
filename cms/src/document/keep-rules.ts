import { errors } from "@strapi/utils";
import type { DocumentKind } from "./document-kind.js";
import { select, type DocumentRow, type Transaction } from "./document-row.js";
import type { Place } from "./place-document.js";

export const mostSections = 7;
export const mostRubrics = 20;

/** The union's rules that reach over more than one row (SITE-20, SITE-24). */
export async function keepRules(
  trx: Transaction,
  kind: DocumentKind,
  documentId: string,
  place: Place,
  before: DocumentRow[],
  fresh: DocumentRow[],
): Promise<void> {
  if (kind.noun === "site") await keepOneSite(trx, documentId, place, before);
  if (kind.noun === "newspaper") await keepOneNewspaper(trx, documentId, place, before);
  if (kind.noun === "section") await keepFewSections(trx, place);
  if (kind.noun === "knowledgeRubric") await keepFewRubrics(trx);
  for (const row of fresh)
    if (row.repostOf?.trim() && !row.repostComment?.trim())
      throw new errors.ValidationError("К репосту нужен комментарий: без него материал не публикуется.");
}

async function keepOneSite(
  trx: Transaction,
  documentId: string,
  { organisationId }: Place,
  before: DocumentRow[],
) {
  await lock(trx, `site of ${organisationId}`);
  const others = await select(
    trx,
    "select 1 from strapi.sites where organisation_id = ? and document_id <> ? limit 1",
    [organisationId, documentId],
  );
  if (others.length > 0) throw new errors.ValidationError("У этой организации уже есть сайт.");
  const moved = before.some((row) => row.organisationId !== null && row.organisationId !== organisationId);
  if (moved && (await isInUse(trx, "site_id", documentId)))
    throw new errors.ValidationError("Сайт с разделами и материалами нельзя передать другой организации.");
}

async function keepOneNewspaper(
  trx: Transaction,
  documentId: string,
  { organisationId }: Place,
  before: DocumentRow[],
) {
  await lock(trx, `newspaper of ${organisationId}`);
  const others = await select(
    trx,
    "select 1 from strapi.newspapers where organisation_id = ? and document_id <> ? limit 1",
    [organisationId, documentId],
  );
  if (others.length > 0) throw new errors.ValidationError("У этой организации уже есть газета.");
  const moved = before.some((row) => row.organisationId !== null && row.organisationId !== organisationId);
  if (moved && (await isInUse(trx, "newspaper_id", documentId)))
    throw new errors.ValidationError("Газету с номерами нельзя передать другой организации.");
}

async function keepFewSections(trx: Transaction, { siteId }: Place) {
  await lock(trx, `sections of ${siteId}`);
  const [row] = await select<{ count: string }>(
    trx,
    "select count(distinct document_id) as count from strapi.sections where site_id = ?",
    [siteId],
  );
  if (Number(row?.count) > mostSections)
    throw new errors.ValidationError(`На сайте не больше ${mostSections} разделов.`);
}

async function keepFewRubrics(trx: Transaction) {
  await lock(trx, "rubrics");
  const [row] = await select<{ count: string }>(
    trx,
    "select count(distinct document_id) as count from strapi.knowledge_rubrics",
  );
  if (Number(row?.count) > mostRubrics)
    throw new errors.ValidationError(`В базе знаний не больше ${mostRubrics} рубрик.`);
}

/** A site, a section, a rubric or a newspaper goes only when nothing stands in it. */
export async function keepUsed(trx: Transaction, kind: DocumentKind, documentId: string): Promise<void> {
  if (kind.noun === "site" && (await isInUse(trx, "site_id", documentId)))
    throw new errors.ValidationError("На сайте есть разделы или материалы: сначала удалите их.");
  if (kind.noun === "section" && (await isInUse(trx, "section_id", documentId)))
    throw new errors.ValidationError("В разделе есть материалы: сначала перенесите их.");
  if (kind.noun === "knowledgeRubric" && (await isInUse(trx, "rubric_id", documentId)))
    throw new errors.ValidationError("В рубрике есть статьи: сначала перенесите их.");
  if (kind.noun === "newspaper" && (await isInUse(trx, "newspaper_id", documentId)))
    throw new errors.ValidationError("У газеты есть номера: сначала удалите их.");
}

/** Which tables say by this column where they stand. */
const standing = {
  site_id: ["articles", "sections"],
  section_id: ["articles"],
  rubric_id: ["knowledge_articles"],
  newspaper_id: ["newspaper_issues"],
};

async function isInUse(
  trx: Transaction,
  column: keyof typeof standing,
  documentId: string,
): Promise<boolean> {
  const sql = standing[column].map((table) => `select 1 from strapi.${table} where ${column} = ?`);
  const rows = await select(
    trx,
    `${sql.join(" union all ")} limit 1`,
    sql.map(() => documentId),
  );
  return rows.length > 0;
}

/** Until the end of the transaction, so that two writers cannot both be the last that fits. */
export async function lock(trx: Transaction, what: string) {
  await select(trx, "select pg_advisory_xact_lock(hashtextextended(?, 0))", [what]);
}
