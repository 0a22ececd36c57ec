import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Core } from "@strapi/strapi";
import {
  article,
  documentKinds,
  knowledgeArticle,
  knowledgeRubric,
  newspaper,
  newspaperIssue,
  section,
  site,
  type DocumentKind,
} from "../document/document-kind.js";
import { select } from "../document/document-row.js";

/** The part of UNION_FILE that the newsroom reads; README.md tells it whole. */
interface Union {
  sites: {
    key: string;
    organisationId: string;
    organisationPath?: string;
    title: Texts;
    mission?: Texts;
    publishedAt?: string;
    sections?: { key: string; title: Texts; slug?: string; position?: number }[];
    representatives?: Data[];
    superiorLinks?: Data[];
    socialLinks?: Data[];
    symbols?: Partial<Record<"union" | "region" | "local", Picture>>;
  }[];
  articles: {
    key: string;
    siteKey?: string;
    sectionKey?: string;
    organisationId: string;
    kind?: string;
    title: Texts;
    lead?: Texts;
    body?: Texts;
    charts?: Charts;
    slug?: string;
    authorMemberId?: string;
    publishedAt?: string;
    flowsDown?: boolean;
    repostOf?: string;
    repostComment?: Texts;
  }[];
  knowledgeRubrics: {
    key: string;
    organisationId?: string;
    title: Texts;
    description?: Texts;
    position?: number;
    showsDictionaries?: boolean;
    publishedAt?: string;
  }[];
  knowledgeArticles: {
    key: string;
    rubricKey?: string;
    position?: number;
    audience?: string;
    explains?: string;
    organisationId?: string;
    topic: Texts;
    title: Texts;
    body: Texts;
    charts?: Charts;
    lawReference?: Texts;
    tags?: string[] | string;
    documents?: File[];
    publishedAt?: string;
  }[];
  newspapers: {
    key: string;
    organisationId: string;
    title: Texts;
    subtitle?: Texts;
    about?: Texts;
    logo?: Picture;
    editors?: Data[];
    email?: string;
    phone?: string;
    address?: Texts;
    socialLinks?: Data[];
    publishedAt?: string;
    issues: {
      key: string;
      number: number;
      throughNumber?: number;
      issuedOn: string;
      title?: Texts;
      editorsWord?: Texts;
      surveyId?: string;
      cover?: Picture;
      rubrics: { title: Texts; articleKeys: string[] }[];
      pdf?: File;
      publishedAt?: string;
    }[];
  }[];
}

/** A picture as the file carries it: PNG in base64. */
interface Picture {
  name: string;
  png: string;
  alternativeText?: string;
}

/** A document as the file carries it. */
interface File {
  name: string;
  mediaType: string;
  base64: string;
}

/** One text in Russian, or in both languages. */
type Texts = string | { ru: string; en?: string };
/** Charts as editors write them, in Russian, or in both languages. */
type Charts = Data[] | { ru: Data[]; en?: Data[] };
type Data = Record<string, unknown>;

/** Fills an empty newsroom, all or nothing, so that a start broken in the middle is begun again. */
export async function provideUnion(strapi: Core.Strapi, path: string): Promise<void> {
  for (const { uid } of documentKinds) if ((await strapi.db.query(uid).count()) > 0) return;
  const union = JSON.parse(await readFile(path, "utf8")) as Partial<Union>;
  await strapi.db.transaction(async () => {
    const depth = ({ organisationPath = "" }) => organisationPath.split(".").length;
    const [highest] = (union.sites ?? []).toSorted((one, other) => depth(one) - depth(other));
    for (const one of union.sites ?? []) {
      const { key, organisationId, title, mission, sections = [], publishedAt } = one;
      const { representatives, superiorLinks, socialLinks, symbols = {} } = one;
      const data = {
        organisationId,
        title,
        mission,
        representatives,
        superiorLinks,
        socialLinks,
        unionSymbol: await uploadPicture(strapi, symbols.union),
        regionSymbol: await uploadPicture(strapi, symbols.region),
        localSymbol: await uploadPicture(strapi, symbols.local),
      };
      await provide(strapi, site, key, data, publishedAt);
      for (const [index, { key: sectionKey, title, slug, position = index }] of sections.entries()) {
        const data = { title, slug, position, site: idOf(site, key) };
        await provide(strapi, section, sectionKey, data, publishedAt);
      }
    }
    for (const { key, siteKey, sectionKey, publishedAt, ...told } of union.articles ?? []) {
      const data = { ...told, site: idOf(site, siteKey), section: idOf(section, sectionKey) };
      await provide(strapi, article, key, data, publishedAt);
    }
    const theirs = highest?.organisationId;
    for (const one of union.knowledgeRubrics ?? []) {
      const { key, organisationId = theirs, publishedAt, ...told } = one;
      await provide(strapi, knowledgeRubric, key, { ...told, organisationId }, publishedAt);
    }
    for (const one of union.knowledgeArticles ?? []) {
      const { key, rubricKey, organisationId = theirs, tags, documents = [], publishedAt, ...told } = one;
      const files: number[] = [];
      for (const document of documents) files.push(await uploadFile(strapi, document));
      const data = {
        ...told,
        organisationId,
        rubric: idOf(knowledgeRubric, rubricKey),
        tags: Array.isArray(tags) ? tags.join(", ") : tags,
        documents: files,
      };
      await provide(strapi, knowledgeArticle, key, data, publishedAt);
    }
    const translated = new Set(
      union.articles?.filter(({ title }) => isTexts(title) && title.en).map(({ key }) => key),
    );
    for (const { key, logo, issues, publishedAt, ...told } of union.newspapers ?? []) {
      const data = { ...told, logo: await uploadPicture(strapi, logo) };
      await provide(strapi, newspaper, key, data, publishedAt);
      for (const { key: issueKey, rubrics, cover, pdf, publishedAt: outAt, ...rest } of issues) {
        const data = {
          ...rest,
          newspaper: idOf(newspaper, key),
          cover: await uploadPicture(strapi, cover),
          pdf: pdf && (await uploadFile(strapi, pdf)),
          rubrics: {
            ru: rubricsIn("ru", rubrics, () => true),
            en: rubricsIn("en", rubrics, (article) => translated.has(article)),
          },
        };
        await provide(strapi, newspaperIssue, issueKey, data, outAt);
      }
    }
  });
}

/** A translation of a number has those of its articles that are translated. */
function rubricsIn(
  language: "ru" | "en",
  rubrics: Union["newspapers"][number]["issues"][number]["rubrics"],
  isWanted: (articleKey: string) => boolean,
): Data[] {
  return rubrics
    .map(({ title, articleKeys }) => ({
      ...inLanguage({ title }, language),
      articles: articleKeys.filter(isWanted).map((key) => idOf(article, key)),
    }))
    .filter(({ articles }) => articles.length > 0);
}

async function provide(
  strapi: Core.Strapi,
  kind: DocumentKind,
  key: string,
  told: Data,
  publishedAt?: string,
) {
  const documents = strapi.documents(kind.uid as "api::article.article");
  const documentId = idOf(kind, key) ?? "";
  try {
    const data = { ...inLanguage(told, "ru"), documentId };
    await documents.create({ locale: "ru", status: "published", data });
    if ((told.title as { en?: string })?.en) {
      // A translation's relations lead to translations only; without one, its place is the original's.
      const {
        site: _site,
        section: _section,
        rubric: _rubric,
        newspaper: _newspaper,
        ...own
      } = inLanguage(told, "en");
      await documents.update({ documentId, locale: "en", status: "published", data: own });
    }
  } catch (error) {
    throw new Error(`The union's ${kind.noun} "${key}" is refused: ${(error as Error).message}.`, {
      cause: error,
    });
  }
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
}

async function uploadPicture(strapi: Core.Strapi, picture: Picture | undefined): Promise<number | undefined> {
  if (!picture) return undefined;
  const { name, png, alternativeText } = picture;
  return upload(strapi, { name, mimetype: "image/png", base64: png, alternativeText });
}

function uploadFile(strapi: Core.Strapi, { name, mediaType, base64 }: File): Promise<number> {
  return upload(strapi, { name, mimetype: mediaType, base64 });
}

/** The number of the file in the media library. */
async function upload(
  strapi: Core.Strapi,
  sent: { name: string; mimetype: string; base64: string; alternativeText?: string },
): Promise<number> {
  const { name, mimetype, base64, alternativeText } = sent;
  const bytes = Buffer.from(base64, "base64");
  const folder = await mkdtemp(join(tmpdir(), "angel-upload-"));
  try {
    const filepath = join(folder, name);
    await writeFile(filepath, bytes);
    const files = { filepath, originalFilename: name, mimetype, size: bytes.length };
    const data = { fileInfo: { name, alternativeText } };
    const [file] = (await strapi.plugin("upload").service("upload").upload({ data, files })) as [
      { id: number },
    ];
    return file.id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Known beforehand, so that whoever writes comments under the file's articles can name them. */
function idOf(kind: DocumentKind, key: string | undefined): string | undefined {
  if (!key) return undefined;
  // What begins with a digit, Strapi takes for a number of a row.
  return `a${createHash("sha256").update(`${kind.noun}:${key}`).digest("hex").slice(0, 23)}`;
}

/** Texts inside lists of parts are plain, or the whole list is in two languages. */
function inLanguage(data: Data, language: "ru" | "en"): Data {
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, isTexts(value) ? (value[language] ?? value.ru) : value]),
  );
}

function isTexts(value: unknown): value is { ru: unknown; en?: unknown } {
  return typeof value === "object" && value !== null && "ru" in value;
}
