import { Link } from "react-router";
import type { Route } from "./+types/mailings-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { hidden } from "../language/hidden.js";
import { useLanguage, useWords } from "../language/language.js";
import { mailings } from "../language/mailings.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import "../style/insurance.css";

const MailingsPage = graphql(`
  query MailingsPage($id: ID!, $after: String) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      viewerMaySendMailings
      mailings(first: 20, after: $after) {
        nodes {
          id
          title
          state
          plannedAt
          sentAt
          counts {
            told
            read
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
  const answer = await askForPage(visitOf(context), MailingsPage, { id: idOf(params.id), after });
  if (!answer.data.viewer) throw signInFirst(request);
  const { mailings: list, ...organisation } = found(answer.data.organisation, answer.faults);
  return { organisation, list: found(list, answer.faults) };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Mailings({ loaderData: { organisation, list } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(mailings);
  const { why } = useWords(hidden);
  const pages = usePages<Loaded["list"]["nodes"][number], Loaded>(list, "after", (loaded) => loaded.list);
  const isHidden = pages.nodes.some(
    ({ state, counts }) => state !== "PLANNED" && (counts.told === null || counts.read === null),
  );
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={organisation.name} />
      <Queues organisationId={organisation.id} />
      <p>{words.lead}</p>
      {organisation.viewerMaySendMailings && (
        <p>
          <Link className="button" to={path(`/organisations/${organisation.id}/mailings/new`)}>
            {words.write}
          </Link>
        </p>
      )}
      {pages.nodes.length === 0 && <p role="status">{words.none}</p>}
      <ul className="claims">
        {pages.nodes.map(({ id, title, state, plannedAt, sentAt, counts }) => (
          <li key={id} id={id} tabIndex={-1}>
            <Link to={path(`/mailings/${id}`)} lang="ru">
              {title}
            </Link>
            <span className="claim-state">{words.states[state]}</span>
            <span className="note">
              <Moment value={sentAt ?? plannedAt} isExact />
              {state !== "PLANNED" && `; ${words.short(counts.told, counts.read)}`}
            </span>
          </li>
        ))}
      </ul>
      {isHidden && <p className="note">{why}</p>}
      <More pages={pages} />
    </div>
  );
}
