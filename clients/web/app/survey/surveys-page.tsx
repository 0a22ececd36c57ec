import { Link } from "react-router";
import type { Route } from "./+types/surveys-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { useLanguage, useWords } from "../language/language.js";
import { surveys } from "../language/surveys.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { visitOf } from "../session/visit.js";
import "../style/event.css";

const SurveysPage = graphql(`
  query SurveysPage($id: ID!, $after: String) {
    organisation(id: $id) {
      id
      name
      viewerCanPlanEvents
      surveys(first: 20, after: $after) {
        nodes {
          id
          kind
          title
          isOpen
          endsAt
          answered
          viewerHasAnswered
          organisation {
            id
            name
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
  const answer = await askForPage(visitOf(context), SurveysPage, { id: params.id, after });
  return { organisation: found(answer.data.organisation, answer.faults) };
}

type Loaded = Route.ComponentProps["loaderData"];
type Node = Loaded["organisation"]["surveys"]["nodes"][number];

export default function Surveys({ loaderData: { organisation } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(surveys);
  const pages = usePages<Node, Loaded>(
    organisation.surveys,
    "after",
    (loaded) => loaded.organisation.surveys,
  );
  return (
    <div className="page narrow">
      <PageHead title={`${words.title}. ${organisation.name}`} />
      <h1 tabIndex={-1}>{words.title}</h1>
      <p className="lead">
        <Link to={path(`/organisations/${organisation.id}`)} lang="ru">
          {organisation.name}
        </Link>
      </p>
      {organisation.viewerCanPlanEvents && (
        <>
          <Queues organisationId={organisation.id} />
          <p>
            <Link className="button" to={path(`/organisations/${organisation.id}/surveys/new`)}>
              {words.announce}
            </Link>
          </p>
        </>
      )}
      {pages.nodes.length === 0 && <p role="status">{words.nothing}</p>}
      <ul className="event-list">
        {pages.nodes.map((survey) => (
          <One key={survey.id} survey={survey} organisationId={organisation.id} />
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

function One({ survey, organisationId }: { survey: Node; organisationId: string }) {
  const { path } = useLanguage();
  const words = useWords(surveys);
  const { id, kind, title, isOpen, endsAt, answered, viewerHasAnswered, organisation } = survey;
  return (
    <li className="panel event-card" id={id} tabIndex={-1}>
      <p className="note">{words.kinds[kind]}</p>
      <h2 lang="ru">
        <Link to={path(`/surveys/${id}`)}>{title}</Link>
      </h2>
      <p>
        {isOpen ? (
          <>
            {words.open} <Moment value={endsAt} isExact />
          </>
        ) : (
          words.over
        )}
      </p>
      {organisation && organisation.id !== organisationId && (
        <p className="note" lang="ru">
          {organisation.name}
        </p>
      )}
      <p className="note">
        {words.answered}: {answered}
      </p>
      {viewerHasAnswered && <p className="event-own">{words.youAnswered}</p>}
    </li>
  );
}
