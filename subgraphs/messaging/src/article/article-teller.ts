import { Clockwork } from "@angel/kit/clockwork";
import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import { readPublished } from "@angel/kit/published";
import type { Parts } from "@angel/kit/subgraph";
import { NoticeSubject } from "../notice/notice-words.js";
import { notify } from "../notice/notify.js";
import { articleWords, type Published } from "./article-words.js";

const EVERY_MS = 2_000;
const AT_ONCE = 2_000;

interface Due {
  readonly articleId: string;
  readonly personId: string;
}

/** Tells those who asked of what their organisations have published, in stretches of a transaction each. */
export class ArticleTeller extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: EVERY_MS, failed: "articles were not told of" });
  }

  protected override async turn(): Promise<void> {
    while (await this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(tellStretch));
  }
}

/** Whether there may be more. What was withdrawn before its turn is told to nobody. */
async function tellStretch(em: EntityManager): Promise<boolean> {
  const due = await em.execute<Due[]>(
    `delete from article_people where (article_id, person_id) in (
       select article_id, person_id from article_people
       where article_id = (select min(article_id) from article_people)
       order by person_id limit ${AT_ONCE} for update skip locked)
     returning article_id as "articleId", person_id as "personId"`,
  );
  const [first] = due;
  if (!first) return false;
  const { articleId } = first;
  const [translation, ...others] = await readPublished<Published & { organisationId: string }>(
    em,
    ["article", "organisation"],
    `select locale, kind, title, lead, organisation_id as "organisationId", name as "organisationName"
     from published.article article join published.organisation on organisation.id = organisation_id
     where article.id = ? order by locale desc`,
    [articleId],
  );
  if (!translation) return true;
  await notify(em, {
    key: `article:${articleId}`,
    subject: NoticeSubject.ARTICLE,
    to: { memberIds: due.map(({ personId }) => personId) },
    ...articleWords([translation, ...others]),
    path: `/articles/${articleId}`,
    organisationId: translation.organisationId,
  });
  return true;
}
