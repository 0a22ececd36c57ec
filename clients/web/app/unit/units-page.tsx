import { data, Link } from "react-router";
import type { Route } from "./+types/units-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { useLanguage, useWords } from "../language/language.js";
import { units as dictionary } from "../language/units.js";
import { Fact } from "../layout/fact.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { NextPage } from "../list/next-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import "../style/join.css";

const UnitsPage = graphql(`
  query UnitsPage($id: ID!, $after: String) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      level
      viewerMay {
        keepOrganisation
      }
      units(first: 50, after: $after) {
        nodes {
          id
          kind
          name
          memberCount
          organiser {
            id
            displayName
            name {
              full
            }
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
  const wanted = new URL(request.url).searchParams;
  const asked = { id: idOf(params.id), after: wanted.get("after") };
  const answer = await askForPage(visitOf(context), UnitsPage, asked);
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  if (!organisation.viewerMay.keepOrganisation || organisation.level !== "PRIMARY") throw data(null, 404);
  return { organisation, done: wanted.get("done") };
}

export default function Units({ loaderData: { organisation, done } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(dictionary);
  const home = path(`/organisations/${organisation.id}/units`);
  const { nodes, pageInfo } = organisation.units;
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={organisation.name} />
      <Queues organisationId={organisation.id} />
      <div role="status">{done === "closed" && <p className="done">{words.closed}</p>}</div>
      <p>{words.lead}</p>
      <p>
        <Link className="button" to={`${home}/new`}>
          {words.create}
        </Link>
      </p>
      {nodes.length === 0 && <p>{words.nothing}</p>}
      <ul className="queue">
        {nodes.map(({ id, name, kind, memberCount, organiser }) => (
          <li key={id} className="panel">
            <h2 lang="ru">
              <Link to={`${home}/${id}`}>{name}</Link>
            </h2>
            <p className="note">{words.kinds[kind]}</p>
            <dl className="facts">
              <Fact name={words.organiser}>
                {organiser && <span lang="ru">{organiser.name?.full ?? organiser.displayName}</span>}
              </Fact>
              <Fact name={words.memberCount}>{memberCount !== null && words.members(memberCount)}</Fact>
            </dl>
          </li>
        ))}
      </ul>
      <NextPage pageInfo={pageInfo}>{words.next}</NextPage>
    </div>
  );
}
