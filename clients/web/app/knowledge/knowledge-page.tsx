import { Link } from "react-router";
import type { Route } from "./+types/knowledge-page.js";
import { Chart_Chart } from "../chart/chart.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { knowledge } from "../language/knowledge.js";
import { useLanguage, useWords } from "../language/language.js";
import { apiLocale } from "../language/locale.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { piecesOf } from "../prose/pieces.js";
import { Prose } from "../prose/prose.js";
import { visitOf } from "../session/visit.js";
import { Downloads } from "./downloads.js";
import { KnowledgeTrail } from "./knowledge-trail.js";
import "../style/knowledge.css";

const KnowledgePage = graphql(
  `
    query KnowledgePage($id: ID!, $locale: Locale!) {
      knowledgeArticle(id: $id, locale: $locale) {
        id
        title
        body
        charts {
          ...Chart_Chart
        }
        topic
        lawReference
        tags
        updatedAt
        audience
        rubric {
          id
          title
        }
        documents {
          name
          url
          size
        }
        organisation {
          id
          name
        }
      }
    }
  `,
  [Chart_Chart],
);

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { data, faults } = await askForPage(visit, KnowledgePage, {
    id: idOf(params.id),
    locale: apiLocale(visit.locale),
  });
  const { body, charts, ...article } = found(data.knowledgeArticle, faults);
  return { ...article, pieces: piecesOf({ body, charts }, visit.cmsUrl) };
}

export default function Knowledge({ loaderData }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const words = useWords(knowledge);
  const { title, pieces, topic, lawReference, tags, updatedAt, organisation } = loaderData;
  const { rubric, audience, documents } = loaderData;
  return (
    <div className="page narrow">
      <PageHead title={title} />
      <KnowledgeTrail rubric={rubric} />
      <article className="article">
        <header>
          <p className="news-above">
            {topic && <span>{topic}</span>}
            <span>{words.audiences[audience]}</span>
          </p>
          <h1 tabIndex={-1}>{title}</h1>
        </header>
        <Prose pieces={pieces} />
        <Downloads documents={documents} />
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
            {organisation && (
              <>
                <dt>{text.article.author}</dt>
                <dd>
                  <Link to={path(`/organisations/${organisation.id}`)}>{organisation.name}</Link>
                </dd>
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
