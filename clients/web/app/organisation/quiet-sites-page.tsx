import { Link } from "react-router";
import type { Route } from "./+types/quiet-sites-page.js";
import { SubjectTrail } from "../article/subject-trail.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { quietSites } from "../language/quiet-sites.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import "../style/insurance.css";

const QuietSitesPage = graphql(`
  query QuietSitesPage($id: ID!, $after: String) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      quietSites(first: 20, after: $after) {
        totalCount
        nodes {
          id
          title
          lastNewsAt
          organisation {
            id
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const answer = await askForPage(visitOf(context), QuietSitesPage, { id: idOf(params.id), after });
  if (!answer.data.viewer) throw signInFirst(request);
  const { quietSites: list, ...organisation } = found(answer.data.organisation, answer.faults);
  return { organisation, list: found(list, answer.faults) };
}

type Loaded = Route.ComponentProps["loaderData"];

/** Whose news are not actual («актуальная новостная лента»): for those who answer for the sites below them. */
export default function QuietSites({ loaderData: { organisation, list } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(quietSites);
  const pages = usePages<Loaded["list"]["nodes"][number], Loaded>(list, "after", (loaded) => loaded.list);
  return (
    <div className="page narrow">
      <PageHead title={`${words.title}. ${organisation.name}`} isPrivate />
      <SubjectTrail organisation={organisation} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.lead}</p>
      <p>{list.totalCount === 0 ? words.none : words.counted(list.totalCount)}</p>
      <ul className="claims">
        {pages.nodes.map(({ id, title, lastNewsAt, organisation: owner }) => (
          <li key={id} id={id} tabIndex={-1}>
            <Link to={path(`/organisations/${owner?.id ?? organisation.id}`)}>{title}</Link>
            <span className="note">
              {lastNewsAt ? (
                <>
                  {words.last} <Moment value={lastNewsAt} />
                </>
              ) : (
                words.never
              )}
            </span>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}
