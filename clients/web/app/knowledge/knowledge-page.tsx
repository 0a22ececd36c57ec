import type { Route } from "./+types/knowledge-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { apiLocale } from "../language/locale.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { cleanHtml } from "../prose/clean-html.js";
import { Prose } from "../prose/prose.js";
import { visitOf } from "../session/visit.js";
import { SubjectTrail } from "./subject-trail.js";

const KnowledgePage = graphql(`
  query KnowledgePage($id: ID!, $locale: Locale!) {
    knowledgeArticle(id: $id, locale: $locale) {
      id
      title
      body
      topic
      lawReference
      tags
      updatedAt
      organisation {
        id
        name
      }
    }
  }
`);

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { data, faults } = await askForPage(visit, KnowledgePage, {
    id: idOf(params.id),
    locale: apiLocale(visit.locale),
  });
  const knowledge = found(data.knowledgeArticle, faults);
  return { ...knowledge, body: cleanHtml(knowledge.body, visit.cmsUrl) };
}

export default function Knowledge({ loaderData }: Route.ComponentProps) {
  const { text } = useLanguage();
  const { title, body, topic, lawReference, tags, updatedAt, organisation } = loaderData;
  return (
    <div className="page narrow">
      <PageHead title={title} />
      <SubjectTrail organisation={organisation} />
      <article className="article">
        <header>
          <p className="news-above">
            <span className="kind">{text.article.knowledge}</span>
            {topic && <span>{topic}</span>}
          </p>
          <h1 tabIndex={-1}>{title}</h1>
        </header>
        <Prose html={body} />
        <footer className="panel">
          <dl className="contacts">
            {lawReference && (
              <>
                <dt>{text.article.law}</dt>
                <dd>{lawReference}</dd>
              </>
            )}
            {tags.length > 0 && (
              <>
                <dt>{text.article.tags}</dt>
                <dd>{tags.join(", ")}</dd>
              </>
            )}
            {updatedAt && (
              <>
                <dt>{text.article.updated}</dt>
                <dd>
                  <Moment value={updatedAt} />
                </dd>
              </>
            )}
          </dl>
        </footer>
      </article>
    </div>
  );
}
