import type { EntityManager } from "@angel/kit/database";
import { readPublished } from "@angel/kit/published";
import type { Said } from "../notice/notify.js";
import { articleWords, type Published } from "./article-words.js";
import { issueWords, type PublishedIssue } from "./issue-words.js";

export type PublicationKind = "ARTICLE" | "NEWSPAPER_ISSUE";

type Telling = Omit<Said, "subject" | "to">;
type OfOrganisation<Row> = Row & { readonly organisationId: string };

/** What is told of an article or a number of a newspaper as it stands now; null once it is withdrawn. */
export function readPublication(
  em: EntityManager,
  kind: PublicationKind,
  id: string,
): Promise<Telling | null> {
  return kind === "ARTICLE" ? readArticle(em, id) : readIssue(em, id);
}

async function readArticle(em: EntityManager, id: string): Promise<Telling | null> {
  const [translation, ...others] = await readPublished<OfOrganisation<Published>>(
    em,
    ["article", "organisation"],
    `select locale, kind, title, lead, organisation_id as "organisationId", name as "organisationName"
     from published.article article join published.organisation on organisation.id = organisation_id
     where article.id = ? order by locale desc`,
    [id],
  );
  if (!translation) return null;
  const { organisationId } = translation;
  const words = articleWords([translation, ...others]);
  return { key: `article:${id}`, ...words, path: `/articles/${id}`, organisationId };
}

async function readIssue(em: EntityManager, id: string): Promise<Telling | null> {
  const [translation, ...others] = await readPublished<OfOrganisation<PublishedIssue>>(
    em,
    ["newspaper_issue", "newspaper", "organisation"],
    `select issue.locale, issue.number, issue.title,
       issue.organisation_id as "organisationId", name as "organisationName",
       (select paper.title from published.newspaper paper where paper.id = newspaper_id
        order by paper.locale = issue.locale desc limit 1) as newspaper
     from published.newspaper_issue issue join published.organisation on organisation.id = issue.organisation_id
     where issue.id = ? order by issue.locale desc`,
    [id],
  );
  if (!translation) return null;
  const { organisationId } = translation;
  const words = issueWords([translation, ...others]);
  return { key: `newspaper-issue:${id}`, ...words, path: `/newspaper-issues/${id}`, organisationId };
}
