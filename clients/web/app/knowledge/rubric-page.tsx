import { Link } from "react-router";
import type { Route } from "./+types/rubric-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { knowledge } from "../language/knowledge.js";
import { useLanguage, useWords } from "../language/language.js";
import { apiLocale } from "../language/locale.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { SearchBox } from "../search/search-box.js";
import { visitOf } from "../session/visit.js";
import { ArticleList, ArticleList_KnowledgeArticle } from "./article-list.js";
import { AudienceChips } from "./audience-chips.js";
import { audienceIn } from "./audience.js";
import { KnowledgeTrail } from "./knowledge-trail.js";
import "../style/knowledge.css";

const RubricPage = graphql(
  `
    query RubricPage($id: ID!, $locale: Locale!, $audience: KnowledgeAudience, $after: String) {
      knowledgeRubric(id: $id, locale: $locale) {
        id
        title
        description
        hasDictionaries
        articles(first: 20, after: $after, audience: $audience) {
          totalCount
          nodes {
            id
            ...ArticleList_KnowledgeArticle
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [ArticleList_KnowledgeArticle],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const wanted = new URL(request.url).searchParams;
  const audience = audienceIn(wanted);
  const { data, faults } = await askForPage(visit, RubricPage, {
    id: idOf(params.id),
    locale: apiLocale(visit.locale),
    audience,
    after: wanted.get("after"),
  });
  return { rubric: found(data.knowledgeRubric, faults), audience };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function RubricOfKnowledge({ loaderData: { rubric, audience } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(knowledge);
  const { id, title, description, hasDictionaries } = rubric;
  return (
    <div className="page narrow">
      <PageHead title={title} description={description ?? undefined} />
      <KnowledgeTrail />
      <h1 tabIndex={-1}>
        {title} <span className="count">{rubric.articles.totalCount}</span>
      </h1>
      {description && <p className="lead">{description}</p>}
      <SearchBox kind="KNOWLEDGE_ARTICLE" />
      {hasDictionaries && (
        <p>
          <Link to={path("/knowledge/dictionaries")}>{words.dictionaries}</Link>
          <span className="note"> {words.dictionariesHint}</span>
        </p>
      )}
      <AudienceChips chosen={audience} />
      <Articles key={`${id} ${audience}`} rubric={rubric} />
    </div>
  );
}

function Articles({ rubric }: Pick<Loaded, "rubric">) {
  const words = useWords(knowledge);
  const pages = usePages<(typeof rubric.articles.nodes)[number], Loaded>(
    rubric.articles,
    "after",
    (loaded) => loaded.rubric.articles,
  );
  return (
    <>
      {pages.nodes.length === 0 && <p>{words.none}</p>}
      <ArticleList articles={pages.nodes} />
      <More pages={pages} />
    </>
  );
}
