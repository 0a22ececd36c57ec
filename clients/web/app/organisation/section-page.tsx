import { data as answer } from "react-router";
import type { Route } from "./+types/section-page.js";
import { NewsCard_Article, newsOfArticle } from "../feed/feed-item.js";
import { NewsList } from "../feed/news-list.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { apiLocale } from "../language/locale.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { visitOf } from "../session/visit.js";
import { OrganisationHead, OrganisationHead_Organisation } from "./organisation-head.js";

const SectionPage = graphql(
  `
    query SectionPage($organisationId: ID!, $sectionId: ID!, $after: String, $locale: Locale!) {
      organisation(id: $organisationId) {
        id
        name
        ...OrganisationHead_Organisation
      }
      section(id: $sectionId, locale: $locale) {
        id
        title
        site {
          id
          organisation {
            id
          }
        }
        articles(first: 10, after: $after) {
          nodes {
            id
            ...NewsCard_Article
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [OrganisationHead_Organisation, NewsCard_Article],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { data, faults } = await askForPage(visit, SectionPage, {
    organisationId: idOf(params.id),
    sectionId: idOf(params.sectionId),
    after: new URL(request.url).searchParams.get("after"),
    locale: apiLocale(visit.locale),
  });
  const organisation = found(data.organisation, faults);
  const section = found(data.section, faults);
  // A section belongs to one site; under another's address it is not there.
  const owner = section.site?.organisation?.id;
  if (owner && owner !== organisation.id) throw answer(null, 404);
  return { organisation, section };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function SectionOfSite({ loaderData: { organisation, section } }: Route.ComponentProps) {
  return (
    <>
      <PageHead title={`${section.title}. ${organisation.name}`} />
      <OrganisationHead organisation={organisation} isInside />
      <div className="page narrow">
        <h1 tabIndex={-1}>{section.title}</h1>
        <Articles key={section.id} section={section} />
      </div>
    </>
  );
}

function Articles({ section }: Pick<Loaded, "section">) {
  const { text } = useLanguage();
  const pages = usePages<Loaded["section"]["articles"]["nodes"][number], Loaded>(
    section.articles,
    "after",
    (data) => data.section.articles,
  );
  if (pages.nodes.length === 0) return <p className="note">{text.organisation.noArticles}</p>;
  return (
    <>
      <NewsList news={pages.nodes.map((article) => newsOfArticle(article, text))} isUnderHeading={2} />
      <More pages={pages} />
    </>
  );
}
