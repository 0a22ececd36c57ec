import { readFile } from "node:fs/promises";
import type { Core } from "@strapi/strapi";
import { article, knowledgeArticle, section, site, type DocumentKind } from "../document/document-kind.js";
import { select } from "../document/document-row.js";

/** The part of UNION_FILE that the newsroom reads; README.md tells it whole. */
interface Union {
  sites: (Record<string, unknown> & {
    key: string;
    organisationId: string;
    title: Texts;
    mission?: Texts;
    publishedAt?: string;
    sections?: { key: string; title: Texts; slug?: string; position?: number }[];
  })[];
  articles: {
    key: string;
    siteKey?: string;
    sectionKey?: string;
    organisationId: string;
    kind?: string;
    title: Texts;
    lead?: Texts;
    body?: Texts;
    slug?: string;
    authorMemberId?: string;
    publishedAt?: string;
    flowsDown?: boolean;
    repostOf?: string;
    repostComment?: Texts;
  }[];
  knowledgeArticles: {
    key: string;
    organisationId?: string;
    topic: Texts;
    title: Texts;
    body: Texts;
    lawReference?: Texts;
    tags?: string[] | string;
    publishedAt?: string;
  }[];
}

/** One text in Russian, or in both languages. */
type Texts = string | { ru: string; en?: string };
type Data = Record<string, unknown>;

/** Fills an empty newsroom, all or nothing, so that a start broken in the middle is begun again. */
export async function provideUnion(strapi: Core.Strapi, path: string): Promise<void> {
  if ((await strapi.db.query("api::site.site").count()) > 0) return;
  const union = JSON.parse(await readFile(path, "utf8")) as Partial<Union>;
  await strapi.db.transaction(async () => {
    const documents = new Map<string, string>();
    const [root] = (union.sites ?? []).map((one) => one.organisationId);
    for (const one of union.sites ?? []) {
      const {
        key,
        organisationId,
        organisationPath: _path,
        title,
        mission,
        sections = [],
        publishedAt,
        ...rest
      } = one;
      const data = { organisationId, title, mission, ...known(rest) };
      documents.set(key, await provide(strapi, site, data, publishedAt));
      for (const [index, { key: sectionKey, title, slug, position = index }] of sections.entries())
        documents.set(
          sectionKey,
          await provide(strapi, section, { title, slug, position, site: documents.get(key) }, publishedAt),
        );
    }
    for (const { key, siteKey, sectionKey, publishedAt, ...data } of union.articles ?? [])
      documents.set(
        key,
        await provide(
          strapi,
          article,
          { ...data, site: documents.get(siteKey ?? ""), section: documents.get(sectionKey ?? "") },
          publishedAt,
        ),
      );
    for (const { key, organisationId = root, tags, publishedAt, ...data } of union.knowledgeArticles ?? [])
      documents.set(
        key,
        await provide(
          strapi,
          knowledgeArticle,
          { ...data, organisationId, tags: Array.isArray(tags) ? tags.join(", ") : tags },
          publishedAt,
        ),
      );
  });
}

async function provide(
  strapi: Core.Strapi,
  kind: DocumentKind,
  data: Data,
  publishedAt?: string,
): Promise<string> {
  const documents = strapi.documents(kind.uid as "api::article.article");
  const { documentId } = await documents.create({
    locale: "ru",
    status: "published",
    data: inLanguage(data, "ru"),
  });
  if ((data.title as { en?: string })?.en)
    await documents.update({ documentId, locale: "en", status: "published", data: inLanguage(data, "en") });
  if (publishedAt)
    await strapi.db.transaction(({ trx }) =>
      select(
        trx,
        `with file as (select ?::timestamptz at time zone 'UTC' as day)
         update strapi.${kind.table} set first_out_at = day, created_at = day, updated_at = day,
                published_at = case when published_at is null then null else day end
           from file where document_id = ?`,
        [publishedAt, documentId],
      ),
    );
  return documentId;
}

/** Lists of parts keep their fields' texts plain; everything else may be in two languages. */
function inLanguage(data: Data, language: "ru" | "en"): Data {
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, isTexts(value) ? (value[language] ?? value.ru) : value]),
  );
}

function isTexts(value: unknown): value is { ru: string; en?: string } {
  return typeof value === "object" && value !== null && "ru" in value;
}

function known({ representatives, superiorLinks, socialLinks }: Data): Data {
  return { representatives, superiorLinks, socialLinks };
}
