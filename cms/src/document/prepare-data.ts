import slugify from "@sindresorhus/slugify";
import type { Core } from "@strapi/strapi";
import { errors } from "@strapi/utils";
import { cleanBlocks, type Block } from "../rich-text/clean-blocks.js";
import { htmlToBlocks } from "../rich-text/html-to-blocks.js";
import { blocksToHtml } from "../rich-text/blocks-to-html.js";
import type { DocumentKind } from "./document-kind.js";

type Data = Record<string, unknown>;

const ours = [
  "organisationPath",
  "firstOutAt",
  "siteId",
  "sectionId",
  "rubricId",
  "newspaperId",
  "contents",
  "bodyHtml",
];
const uuidInside = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const uuid = new RegExp(`^${uuidInside.source}$`, "i");

/** What may be written of what was sent: clean text, clean rich text, none of the fields that we fill ourselves. */
export function prepareData(sent: unknown, fromRequest: boolean): Data {
  const data = wellFormed(sent ?? {}) as Data;
  for (const field of ours) delete data[field];
  if (fromRequest) for (const field of ["id", "documentId", "authorMemberId"]) delete data[field];

  if ("organisationId" in data) {
    data.organisationId = data.organisationId || null;
    if (
      data.organisationId !== null &&
      !(typeof data.organisationId === "string" && uuid.test(data.organisationId))
    )
      throw new errors.ValidationError("Организация указывается её идентификатором.");
  }
  if ("surveyId" in data) {
    // An editor copies what the browser shows: the address of the survey's page.
    const sent = typeof data.surveyId === "string" ? data.surveyId : "";
    const id = uuidInside.exec(sent)?.[0].toLowerCase();
    if (data.surveyId && !id)
      throw new errors.ValidationError("Вставьте адрес страницы опроса: в нём есть его номер.");
    data.surveyId = id ?? null;
  }
  if ("body" in data) {
    const blocks =
      typeof data.body === "string" ? htmlToBlocks(data.body) : cleanBlocks(data.body as Block[] | null);
    data.body = blocks;
    data.bodyHtml = blocks && blocksToHtml(blocks);
  }
  return data;
}

/** A page needs an address before anybody thinks of one. Articles' differ in the whole union; sections' need not. */
export async function giveSlug(
  strapi: Core.Strapi,
  kind: DocumentKind,
  data: Data,
  locale: string,
): Promise<void> {
  const { title, slug } = data;
  if (slug || typeof title !== "string" || !title) return;
  if (kind.noun === "section") data.slug = slugify(title);
  if (kind.noun === "article")
    data.slug = await strapi
      .plugin("content-manager")
      .service("uid")
      .generateUIDField({ contentTypeUID: kind.uid, field: "slug", data: { title }, locale });
}

const deepest = 40;

/** Postgres keeps no NUL and no half of a surrogate pair; they come with pasted text. */
function wellFormed(value: unknown, depth = 0): unknown {
  if (depth > deepest) throw new errors.ValidationError("Текст вложен слишком глубоко.");
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed();
  if (Array.isArray(value)) return value.map((one) => wellFormed(one, depth + 1));
  if (value && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, wellFormed(inner, depth + 1)]),
    );
  return value;
}
