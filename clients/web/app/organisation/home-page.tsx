import { Link } from "react-router";
import type { Route } from "./+types/home-page.js";
import { NewsCard_FeedItem, newsOfFeedItem } from "../feed/feed-item.js";
import { NewsList } from "../feed/news-list.js";
import { askForPage, askForPart, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { apiLocale } from "../language/locale.js";
import { PageHead } from "../layout/page-head.js";
import { idIn } from "../layout/wanted.js";
import { SearchBox } from "../search/search-box.js";
import { visitOf } from "../session/visit.js";
import { OrganisationTree, OrganisationTree_Organisation } from "./organisation-tree.js";

const WhereToBegin = graphql(`
  query WhereToBegin {
    viewer {
      id
      member {
        id
        organisation {
          id
          parent {
            id
          }
          children(first: 1) {
            totalCount
          }
        }
      }
    }
    rootOrganisation {
      id
    }
  }
`);

const Home = graphql(
  `
    query Home($id: ID!, $branch: ID!, $treeAfter: String, $locale: Locale!) {
      organisation(id: $id) {
        id
        name
        fullName
        site(locale: $locale) {
          id
          title
          mission
        }
      }
      branch: organisation(id: $branch) {
        id
        ...OrganisationTree_Organisation
      }
    }
  `,
  [OrganisationTree_Organisation],
);

const HomeNews = graphql(
  `
    query HomeNews($id: ID!) {
      organisation(id: $id) {
        id
        feed(first: 6) {
          nodes {
            id
            ...NewsCard_FeedItem
          }
        }
      }
    }
  `,
  [NewsCard_FeedItem],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const begin = await askForPage(visit, WhereToBegin, {});
  const root = found(begin.data.rootOrganisation, begin.faults);
  const own = begin.data.viewer?.member?.organisation ?? null;
  // A primary has nothing inside: its member sees it among its neighbours.
  const around = own && own.children?.totalCount === 0 ? own.parent?.id : own?.id;
  const wanted = new URL(request.url).searchParams;
  const id = own?.id ?? root.id;
  const [{ data, faults }, news] = await Promise.all([
    askForPage(visit, Home, {
      id,
      branch: idIn(wanted, "branch") ?? around ?? root.id,
      treeAfter: wanted.get("treeAfter"),
      locale: apiLocale(visit.locale),
    }),
    askForPart(visit, HomeNews, { id }),
  ]);
  return {
    organisation: found(data.organisation, faults),
    feed: news?.organisation?.feed ?? null,
    branch: data.branch,
    own: own?.id ?? null,
  };
}

export default function HomePage({ loaderData }: Route.ComponentProps) {
  const language = useLanguage();
  const { text, path } = language;
  const { organisation, feed, branch, own } = loaderData;
  const { id, name, fullName, site } = organisation;
  return (
    <>
      <PageHead description={site?.mission ?? fullName} />
      <div className="hero">
        <div className="page">
          <p className="hero-above">{own ? text.homePage.own : text.tagline}</p>
          <h1 tabIndex={-1}>{site?.title ?? name}</h1>
          {site?.mission && <p className="lead">{site.mission}</p>}
          <SearchBox />
        </div>
      </div>
      <div className="page columns">
        <section aria-labelledby="news-title">
          <div className="heading-row">
            <h2 id="news-title">{text.homePage.news}</h2>
            <Link to={path(`/organisations/${id}`)}>{text.homePage.toOrganisation}</Link>
          </div>
          {!feed && <p className="note">{text.organisation.feedDown}</p>}
          {feed?.nodes.length === 0 && <p className="note">{text.homePage.noNews}</p>}
          {feed && <NewsList news={feed.nodes.map((item) => newsOfFeedItem(item, id, language))} />}
          {feed && feed.nodes.length > 0 && (
            <p className="more">
              <Link className="button quiet" to={path(`/organisations/${id}`)}>
                {text.homePage.allNews}
              </Link>
            </p>
          )}
        </section>
        {branch && (
          <OrganisationTree<{ branch: typeof branch }>
            key={branch.id}
            branch={branch}
            own={own}
            pick={(data) => data.branch}
          />
        )}
      </div>
    </>
  );
}
