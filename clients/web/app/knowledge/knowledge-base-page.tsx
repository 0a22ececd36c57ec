import { Link } from "react-router";
import type { Route } from "./+types/knowledge-base-page.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { knowledge } from "../language/knowledge.js";
import { useLanguage, useWords } from "../language/language.js";
import { apiLocale } from "../language/locale.js";
import { PageHead } from "../layout/page-head.js";
import { SearchBox } from "../search/search-box.js";
import { visitOf } from "../session/visit.js";
import { ArticleList, ArticleList_KnowledgeArticle } from "./article-list.js";
import { AudienceChips } from "./audience-chips.js";
import { audienceIn } from "./audience.js";
import "../style/knowledge.css";

const KnowledgeBasePage = graphql(
  `
    query KnowledgeBasePage($locale: Locale!, $audience: KnowledgeAudience) {
      knowledgeRubrics(locale: $locale) {
        id
        title
        description
        hasDictionaries
        articles(first: 4, audience: $audience) {
          totalCount
          nodes {
            ...ArticleList_KnowledgeArticle
          }
        }
      }
    }
  `,
  [ArticleList_KnowledgeArticle],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const audience = audienceIn(new URL(request.url).searchParams);
  const { data } = await askForPage(visit, KnowledgeBasePage, { locale: apiLocale(visit.locale), audience });
  return { rubrics: data.knowledgeRubrics, audience };
}

/** «База знаний»: every rubric with its first articles, and a search over all of them. */
export default function KnowledgeBase({ loaderData: { rubrics, audience } }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const words = useWords(knowledge);
  const shown = rubrics.filter((one) => !audience || one.hasDictionaries || one.articles.totalCount > 0);
  return (
    <div className="page">
      <PageHead title={text.article.knowledge} description={words.lead} />
      <h1 tabIndex={-1}>{text.article.knowledge}</h1>
      <p className="lead">{words.lead}</p>
      <SearchBox kind="KNOWLEDGE_ARTICLE" />
      <AudienceChips chosen={audience} />
      {shown.length === 0 && <p>{words.none}</p>}
      <div className="rubrics">
        {shown.map(({ id, title, description, hasDictionaries, articles }) => (
          <section key={id} className="panel" aria-labelledby={id}>
            <h2 id={id}>
              <Link to={path(`/knowledge/rubrics/${id}`)}>{title}</Link>{" "}
              <span className="count">{articles.totalCount}</span>
            </h2>
            {description && <p className="note">{description}</p>}
            {hasDictionaries && (
              <p>
                <Link to={path("/knowledge/dictionaries")}>{words.dictionaries}</Link>
              </p>
            )}
            <ArticleList articles={articles.nodes} />
          </section>
        ))}
      </div>
    </div>
  );
}
