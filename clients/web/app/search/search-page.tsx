import { Link, useSearchParams } from "react-router";
import type { Route } from "./+types/search-page.js";
import { askForPart } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { apiLocale } from "../language/locale.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { idIn } from "../layout/wanted.js";
import { visitOf } from "../session/visit.js";
import { SearchBox } from "./search-box.js";
import { SearchFound, SearchFound_SearchResult } from "./search-found.js";
import { SearchKinds } from "./search-kinds.js";
import { readOrder, readWantedKind } from "./wanted-search.js";

const SearchPage = graphql(
  `
    query SearchPage(
      $query: String!
      $kinds: [SearchKind!]
      $organisationId: ID
      $after: String
      $order: SearchOrder!
      $locale: Locale!
    ) {
      search(
        query: $query
        kinds: $kinds
        organisationId: $organisationId
        first: 20
        after: $after
        order: $order
        locale: $locale
      ) {
        totalCount
        correctedQuery
        facets {
          kind
          count
        }
        nodes {
          id
          ...SearchFound_SearchResult
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [SearchFound_SearchResult],
);

const SearchedOrganisation = graphql(`
  query SearchedOrganisation($id: ID!) {
    organisation(id: $id) {
      id
      name
    }
  }
`);

const Instead = graphql(`
  query Instead($query: String!) {
    suggest(query: $query, first: 5) {
      text
    }
  }
`);

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const wanted = new URL(request.url).searchParams;
  const query = (wanted.get("q") ?? "").trim().slice(0, 200);
  const organisationId = idIn(wanted, "organisation");
  const place = organisationId ? await askForPart(visit, SearchedOrganisation, { id: organisationId }) : null;
  const organisation = place?.organisation ?? null;
  if (!query) return { query, organisation, search: null, instead: [] };
  const kind = readWantedKind(wanted);
  const found = await askForPart(visit, SearchPage, {
    query,
    kinds: kind && [kind],
    organisationId,
    after: wanted.get("after"),
    order: readOrder(wanted),
    locale: apiLocale(visit.locale),
  });
  const search = found?.search ?? null;
  const isEmpty = search !== null && search.nodes.length === 0;
  const instead = isEmpty ? await askForPart(visit, Instead, { query }) : null;
  return { query, organisation, search, instead: instead?.suggest.map(({ text }) => text) ?? [] };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function SearchForAll({
  loaderData: { query, organisation, search, instead },
}: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const [wanted] = useSearchParams();
  return (
    <div className="page narrow">
      <PageHead title={query ? `${query}. ${text.search.title}` : text.search.title} isPrivate />
      <h1 tabIndex={-1}>{text.search.title}</h1>
      <SearchBox query={query} organisationId={organisation?.id} />
      {organisation && (
        <p>
          {text.search.within(organisation.name)}{" "}
          <Link to={`${path("/search")}?q=${encodeURIComponent(query)}`}>{text.search.everywhere}</Link>
        </p>
      )}
      {!query && <p className="note">{text.search.start}</p>}
      {query && !search && <p className="problem">{text.search.down}</p>}
      {search && (
        <>
          <SearchKinds facets={search.facets} />
          {search.correctedQuery && search.correctedQuery !== query && (
            <p>
              {text.search.corrected}{" "}
              <Link to={`${path("/search")}?q=${encodeURIComponent(search.correctedQuery)}`}>
                {search.correctedQuery}
              </Link>
            </p>
          )}
          {search.nodes.length > 0 ? (
            <Results key={wanted.toString()} search={search} />
          ) : (
            <>
              <p role="status">
                <strong>{text.search.nothing(query)}</strong> {text.search.nothingHint}
              </p>
              {instead.length > 0 && (
                <p>
                  {text.search.perhaps}{" "}
                  {instead.map((words, at) => (
                    <span key={words}>
                      {at > 0 && ", "}
                      <Link to={`${path("/search")}?q=${encodeURIComponent(words)}`}>{words}</Link>
                    </span>
                  ))}
                </p>
              )}
            </>
          )}
        </>
      )}
    </div>
  );
}

function Results({ search }: { search: NonNullable<Loaded["search"]> }) {
  const { text } = useLanguage();
  const [wanted] = useSearchParams();
  const rest = new URLSearchParams(wanted);
  rest.delete("after");
  const pages = usePages<(typeof search.nodes)[number], Loaded>(
    search,
    `${rest}&after`,
    (data) => data.search,
  );
  return (
    <section aria-label={text.search.results}>
      <p className="note" role="status">
        {text.search.found(search.totalCount)}
      </p>
      <ol className="found-list">
        {pages.nodes.map((result) => (
          <SearchFound key={result.id} result={result} />
        ))}
      </ol>
      <More pages={pages} />
    </section>
  );
}
