import type { Core } from "@strapi/strapi";

import { narrow, refuseForeign } from "../editor/confine-editor.js";
import { askingEditor, type Editor } from "../editor/editor.js";
import { tellPublications } from "../outbox/tell-publications.js";
import { documentKind, type DocumentKind } from "./document-kind.js";
import { rowsOf, select, type DocumentRow, type Transaction } from "./document-row.js";
import { keepCharts } from "./keep-charts.js";
import { keepIssue, keepIssuesStanding } from "./keep-issue.js";
import { keepRules, keepUsed } from "./keep-rules.js";
import { findPlace, writePlace, type Place } from "./place-document.js";
import { giveSlug, prepareData } from "./prepare-data.js";

interface Deed {
  uid: string;
  action: string;
  params: Record<string, unknown>;
}

const lists = ["findMany", "findFirst", "count"];
const writings = ["create", "update", "clone"];
const deeds = [...writings, "publish", "unpublish", "discardDraft", "delete"];

/**
 * Everything the newsroom does to a document passes here: who may, what is written, whose it is, what is told.
 * The deed and its outbox rows are one transaction; whatever throws takes both back.
 */
export function watchDocuments(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const kind = documentKind(context.uid);
    const deed = context as unknown as Deed;
    if (!kind) return next();
    const editor = await askingEditor(strapi);
    if (!deeds.includes(deed.action)) {
      if (editor && !kind.isShared) await confineReading(strapi, kind, deed, editor);
      return next();
    }
    return strapi.db.transaction(({ trx }) => performDeed(strapi, trx, kind, deed, editor, next));
  });
}

async function confineReading(
  strapi: Core.Strapi,
  kind: DocumentKind,
  { action, params }: Deed,
  editor: Editor,
) {
  if (action === "findOne")
    refuseForeign(editor, await strapi.db.transaction(({ trx }) => rowsOf(trx, kind, params.documentId)));
  if (lists.includes(action)) params.filters = narrow(editor, params.filters);
}

async function performDeed(
  strapi: Core.Strapi,
  trx: Transaction,
  kind: DocumentKind,
  { action, params }: Deed,
  editor: Editor | undefined,
  next: () => Promise<unknown>,
): Promise<never> {
  const locale = typeof params.locale === "string" && params.locale !== "*" ? params.locale : "ru";
  const source = await rowsOf(trx, kind, params.documentId);
  if (editor) refuseForeign(editor, source);
  const before = action === "clone" ? [] : source;

  if (writings.includes(action)) {
    const data = prepareData(params.data, strapi.requestContext.get() !== undefined);
    if (action === "create" && editor && kind.noun === "article") data.authorMemberId = editor.memberId;
    if (action === "clone" || !source.some((row) => row.locale === locale))
      await giveSlug(strapi, kind, data, locale);
    params.data = data;
  }

  const result = await next();

  const documentId = documentOf(result) ?? params.documentId;
  if (typeof documentId !== "string") return result as never;
  const fresh = (rows: DocumentRow[]) =>
    rows.filter((row) => row.published && !before.some((old) => old.id === row.id));
  let after = await rowsOf(trx, kind, documentId);
  if (after.length === 0) await keepUsed(trx, kind, documentId);
  if (kind.noun === "newspaper") await keepIssuesStanding(trx, documentId, after);
  if (action !== "unpublish" && action !== "delete") {
    const place = await findPlace(strapi, trx, kind, documentId, locale, editor);
    if (place) {
      await writePlace(trx, kind, documentId, place, fresh(after));
      after = await rowsOf(trx, kind, documentId);
      await keepRules(trx, kind, documentId, place, before, fresh(after));
      await keepCharts(strapi, kind, fresh(after));
      if (kind.noun === "newspaperIssue") await keepIssue(trx, documentId, place, fresh(after));
      showPlace(result, place);
    }
  }
  await tellPublications(trx, kind, documentId, before, after);
  await stampFirstTime(trx, kind, documentId);
  return result as never;
}

function documentOf(result: unknown): unknown {
  return (result as { documentId?: unknown } | null)?.documentId;
}

/** i18n copies what is not translated from the result to the other languages: let it copy the truth. */
function showPlace(result: unknown, place: Place) {
  const entry = result as (Partial<Place> & { entries?: Partial<Place>[] }) | null;
  for (const shown of entry?.entries ?? [entry]) if (shown) Object.assign(shown, place);
}

/** When a language first went out; later publications keep it, in the draft and in the published row alike. */
async function stampFirstTime(trx: Transaction, kind: DocumentKind, documentId: string) {
  await select(
    trx,
    `update strapi.${kind.table} r set first_out_at = p.published_at
       from strapi.${kind.table} p
      where p.document_id = ? and p.published_at is not null and p.first_out_at is null
        and r.document_id = p.document_id and r.locale is not distinct from p.locale`,
    [documentId],
  );
}
