import type { Core } from "@strapi/strapi";
import { errors } from "@strapi/utils";
import { env } from "../env.js";

declare const strapi: Core.Strapi; // Strapi calls the handler without itself, and is global.

interface Shown {
  documentId: string;
  organisationId?: string;
}

/** Where readers see a document; nothing of one that is not out, and nothing of a foreign one. */
export async function previewUrl(
  uid: string,
  { documentId, locale }: { documentId?: string; locale?: string },
): Promise<string | undefined> {
  if (!documentId) return undefined;
  const shown = await find(uid, { documentId, locale });
  if (!shown) return undefined;
  return `${env().siteUrl}${locale === "en" ? "/en" : ""}${pathOf(uid, shown)}`;
}

async function find(uid: string, which: { documentId: string; locale?: string }) {
  const documents = strapi.documents(uid as "api::article.article");
  try {
    return (await documents.findOne({ ...which, status: "published" })) as Shown | null;
  } catch (error) {
    if (error instanceof errors.ForbiddenError) return null;
    throw error;
  }
}

function pathOf(uid: string, { documentId, organisationId }: Shown): string {
  switch (uid) {
    case "api::article.article":
      return `/articles/${documentId}`;
    case "api::knowledge-article.knowledge-article":
      return `/knowledge/${documentId}`;
    case "api::knowledge-rubric.knowledge-rubric":
      return `/knowledge/rubrics/${documentId}`;
    case "api::newspaper.newspaper":
      return `/organisations/${organisationId}/newspaper`;
    case "api::newspaper-issue.newspaper-issue":
      return `/newspaper-issues/${documentId}`;
    case "api::section.section":
      return `/organisations/${organisationId}/sections/${documentId}`;
    default:
      return `/organisations/${organisationId}`;
  }
}
