import type { Core } from "@strapi/strapi";
import { errors } from "@strapi/utils";
import { env } from "../env.js";

declare const strapi: Core.Strapi; // Strapi calls the handler without itself, and is global.

interface Shown {
  documentId: string;
  organisationId?: string;
}

/** Where a document is seen on its organisation's site. Asking for a foreign one is answered with nothing. */
export async function previewUrl(
  uid: string,
  { documentId, locale, status }: { documentId?: string; locale?: string; status?: "draft" | "published" },
): Promise<string | undefined> {
  if (!documentId) return undefined;
  const shown = await find(uid, { documentId, locale, status });
  if (!shown) return undefined;
  return `${env().siteUrl}${locale === "en" ? "/en" : ""}${pathOf(uid, shown)}`;
}

async function find(
  uid: string,
  which: { documentId: string; locale?: string; status?: "draft" | "published" },
) {
  try {
    return (await strapi.documents(uid as "api::article.article").findOne(which)) as Shown | null;
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
