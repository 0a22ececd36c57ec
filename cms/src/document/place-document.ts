import type { Core } from "@strapi/strapi";
import { errors } from "@strapi/utils";
import { foreign } from "../editor/confine-editor.js";
import { covers, type Editor } from "../editor/editor.js";
import type { DocumentKind } from "./document-kind.js";
import { select, type DocumentRow, type Transaction } from "./document-row.js";

/** Whose a document is. Found from its site, written by us, never taken from the editor's input. */
export interface Place {
  organisationId: string;
  organisationPath: string;
  siteId: string | null;
  sectionId: string | null;
  rubricId: string | null;
  newspaperId: string | null;
}

interface Draft {
  locale: string;
  organisationId: string | null;
  site?: { documentId: string } | null;
  section?: { documentId: string; siteId: string | null } | null;
  rubric?: { documentId: string } | null;
  newspaper?: { documentId: string } | null;
}

/** Finds the place of a document just written and checks it; refusing here rolls the writing back. */
export async function findPlace(
  strapi: Core.Strapi,
  trx: Transaction,
  kind: DocumentKind,
  documentId: string,
  locale: string,
  editor: Editor | undefined,
): Promise<Place | undefined> {
  const drafts = (await strapi.db.query(kind.uid).findMany({
    where: { documentId, publishedAt: null },
    populate: Object.fromEntries(kind.belongsTo.map((relation) => [relation, true])),
  })) as Draft[];
  const draft = drafts.find((one) => one.locale === locale) ?? drafts[0];
  if (!draft) return undefined;

  // A relation of a translation is empty while its target is not translated: the first language then speaks for it.
  const fallback = draft.locale === "ru" ? [] : drafts;
  const section = [draft, ...fallback].find((one) => one.section)?.section ?? null;
  const rubric = [draft, ...fallback].find((one) => one.rubric)?.rubric ?? null;
  const paper = [draft, ...fallback].find((one) => one.newspaper)?.newspaper ?? null;
  const siteId = [draft, ...fallback].find((one) => one.site)?.site?.documentId ?? section?.siteId ?? null;
  if (section && section.siteId !== siteId)
    throw new errors.ValidationError("Этот раздел принадлежит другому сайту.");

  const isPart = kind.noun === "section" || kind.noun === "newspaperIssue";
  const organisationId =
    (siteId ? await organisationOf(trx, "sites", siteId) : undefined) ??
    (paper ? await organisationOf(trx, "newspapers", paper.documentId) : undefined) ??
    (isPart ? undefined : draft.organisationId) ??
    (editor?.organisations.length === 1 && !isPart ? editor.organisations[0]?.id : undefined);
  if (!organisationId) throw new errors.ValidationError(whoseIsMissing(kind));

  const [organisation] = await select<{ path: string }>(
    trx,
    "select path from published.organisation where id = ?",
    [organisationId],
  );
  if (!organisation) throw new errors.ValidationError("Такой организации нет в реестре.");
  if (editor && !covers(editor, organisation.path)) throw foreign();
  return {
    organisationId,
    organisationPath: organisation.path,
    siteId,
    sectionId: section?.documentId ?? null,
    rubricId: rubric?.documentId ?? null,
    newspaperId: paper?.documentId ?? null,
  };
}

/** Drafts, and what went out just now; what was out before stays as readers know it. */
export async function writePlace(
  trx: Transaction,
  kind: DocumentKind,
  documentId: string,
  { organisationId, organisationPath, siteId, sectionId, rubricId, newspaperId }: Place,
  fresh: DocumentRow[],
): Promise<void> {
  const columns: Record<string, string | null> = {
    organisation_id: organisationId,
    organisation_path: organisationPath,
    ...(kind.belongsTo.includes("site") ? { site_id: siteId } : {}),
    ...(kind.belongsTo.includes("section") ? { section_id: sectionId } : {}),
    ...(kind.belongsTo.includes("rubric") ? { rubric_id: rubricId } : {}),
    ...(kind.belongsTo.includes("newspaper") ? { newspaper_id: newspaperId } : {}),
  };
  const ids = fresh.map((row) => row.id);
  await select(
    trx,
    `update strapi.${kind.table} set ${Object.keys(columns)
      .map((column) => `${column} = ?`)
      .join(", ")} where document_id = ? and (published_at is null or id = any(?::int[]))`,
    [...Object.values(columns), documentId, ids],
  );
}

function whoseIsMissing({ belongsTo }: DocumentKind): string {
  if (belongsTo.includes("site")) return "Выберите сайт: по нему определяется организация.";
  if (belongsTo.includes("newspaper")) return "Выберите газету: по ней определяется организация.";
  return "Укажите организацию.";
}

async function organisationOf(
  trx: Transaction,
  table: "sites" | "newspapers",
  documentId: string,
): Promise<string | undefined> {
  const [row] = await select<{ organisation_id: string }>(
    trx,
    `select organisation_id from strapi.${table} where document_id = ? order by published_at nulls first limit 1`,
    [documentId],
  );
  return row?.organisation_id;
}
