import { Link } from "react-router";
import type { Route } from "./+types/meetings-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { bodies } from "../language/bodies.js";
import { elections } from "../language/elections.js";
import { useLanguage, useWords } from "../language/language.js";
import { meetings as dictionary } from "../language/meetings.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import "../style/join.css";

const MeetingsPage = graphql(`
  query MeetingsPage($id: ID!, $after: String) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      viewerMay {
        keepOrganisation
      }
      meetings(first: 10, after: $after) {
        nodes {
          id
          kind
          number
          heldOn
          present
          entitled
          hasQuorum
          agenda {
            id
            question
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
  const answer = await askForPage(visitOf(context), MeetingsPage, { id: idOf(params.id), after });
  if (!answer.data.viewer) throw signInFirst(request);
  const { meetings, ...organisation } = found(answer.data.organisation, answer.faults);
  return { organisation, list: found(meetings, answer.faults) };
}

type Loaded = Route.ComponentProps["loaderData"];
type Meeting = Loaded["list"]["nodes"][number];

export default function Meetings({ loaderData: { organisation, list } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(dictionary);
  const { title: electing } = useWords(elections);
  const { title: bodiesTitle } = useWords(bodies);
  const home = path(`/organisations/${organisation.id}`);
  const pages = usePages<Meeting, Loaded>(list, "after", (loaded) => loaded.list);
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={organisation.name} />
      <Queues organisationId={organisation.id} />
      <p>{words.lead}</p>
      <p className="row">
        {organisation.viewerMay.keepOrganisation && (
          <Link className="button" to={`${home}/meetings/new`}>
            {words.record}
          </Link>
        )}
        <Link className="button quiet" to={`${home}/elections`}>
          {electing}
        </Link>
        <Link className="button quiet" to={`${home}/bodies`}>
          {bodiesTitle}
        </Link>
      </p>
      {pages.nodes.length === 0 && <p role="status">{words.nothing}</p>}
      <ul className="queue">
        {pages.nodes.map((meeting) => (
          <One key={meeting.id} meeting={meeting} home={home} />
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

function One({ meeting, home }: { meeting: Meeting; home: string }) {
  const words = useWords(dictionary);
  const { id, kind, number, heldOn, present, entitled, hasQuorum, agenda } = meeting;
  return (
    <li className="panel" id={id} tabIndex={-1}>
      <h2>
        <Link to={`${home}/meetings/${id}`}>
          {words.kinds[kind]}, <Moment value={heldOn} />
        </Link>
      </h2>
      <p className="note">
        {words.number(number)} · {words.attended(present, entitled)}
        {!hasQuorum && `, ${words.noQuorum}`}
      </p>
      <ol lang="ru">
        {agenda.map((item) => (
          <li key={item.id}>{item.question}</li>
        ))}
      </ol>
    </li>
  );
}
