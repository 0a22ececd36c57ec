import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/meeting-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { elections } from "../language/elections.js";
import { useLanguage, useWords } from "../language/language.js";
import { meetings } from "../language/meetings.js";
import { papers } from "../language/papers.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import type { Page } from "../list/page.js";
import { usePages } from "../list/use-pages.js";
import { PaperList, PaperList_Document } from "../paper/paper-list.js";
import { preparePapers } from "../paper/prepare.server.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { Agenda } from "./agenda.js";
import { MeetingFacts_Meeting } from "./meeting-facts.js";
import { MeetingPapers } from "./meeting-papers.js";
import "../style/insurance.css";
import "../style/join.css";
import "../style/meeting.css";
import "../style/paper.css";

const MeetingPage = graphql(
  `
    query MeetingPage($id: ID!, $meeting: ID!, $after: String) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        viewerMay {
          keepOrganisation
          reorganise
        }
      }
      meeting(id: $meeting) {
        ...MeetingFacts_Meeting
        quorum
        hasQuorum
        documents(first: 20, after: $after) {
          nodes {
            ...PaperList_Document
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [MeetingFacts_Meeting, PaperList_Document],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const answer = await askForPage(visitOf(context), MeetingPage, {
    id: idOf(params.id),
    meeting: idOf(params.meetingId),
    after: wanted.get("after"),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const meeting = found(answer.data.meeting, answer.faults);
  const organisation = found(answer.data.organisation, answer.faults);
  if (meeting.organisation?.id !== organisation.id) throw data(null, 404);
  const made = Math.trunc(Number(wanted.get("made"))) || 0;
  return { organisation, meeting, made };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const made = await preparePapers(visitOf(context), idOf(params.id), await request.formData());
  if (typeof made !== "number") return data(made, 422);
  return redirect(`${new URL(request.url).pathname}?made=${made}`, 303);
}

type Loaded = Route.ComponentProps["loaderData"];
type Paper = ResultOf<typeof PaperList_Document>;

export default function Meeting({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, meeting, made } = loaderData;
  const { path } = useLanguage();
  const words = useWords(meetings);
  const { made: saidOf } = useWords(papers);
  const { elect } = useWords(elections);
  const { keepOrganisation, reorganise } = organisation.viewerMay;
  const home = path(`/organisations/${organisation.id}`);
  const { id, kind, number, heldOn, agenda, documents } = meeting;
  return (
    <div className="page narrow">
      <PageHead title={`${words.kinds[kind]}, ${words.number(number)}`} isPrivate />
      <p>
        <Link to={`${home}/meetings`}>{words.title}</Link>. <span lang="ru">{organisation.name}</span>
      </p>
      <h1 tabIndex={-1}>{words.kinds[kind]}</h1>
      <p className="lead">
        <Moment value={heldOn} />, {words.number(number)}
      </p>
      <Facts meeting={meeting} />
      <h2>{words.agenda}</h2>
      <Agenda items={agenda} />
      {keepOrganisation && (
        <p>
          <Link className="button quiet" to={`${home}/meetings/${id}/change`}>
            {words.change}
          </Link>
        </p>
      )}
      <h2>{words.papers}</h2>
      <div role="status">{made > 0 && <p className="done">{saidOf(made)}</p>}</div>
      {actionData && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      {documents && <Written key={id} documents={documents} />}
      {keepOrganisation && <MeetingPapers meeting={meeting} />}
      {reorganise && (
        <p>
          <Link to={`${home}/elections/new?meeting=${id}`}>{elect}</Link>
        </p>
      )}
    </div>
  );
}

/** The papers of the meeting that are ready. */
function Written({ documents }: { documents: Page<Paper> }) {
  const pages = usePages<Paper, Loaded>(documents, "after", ({ meeting }) => meeting.documents);
  return (
    <>
      <PaperList list={pages.nodes} />
      <More pages={pages} />
    </>
  );
}

function Facts({ meeting }: Pick<Loaded, "meeting">) {
  const words = useWords(meetings);
  const { place, entitled, present, excused, quorum, hasQuorum, attendees, appendices } = meeting;
  return (
    <>
      <dl className="facts">
        <Fact name={words.place}>{place && <span lang="ru">{place}</span>}</Fact>
        <Fact name={words.attendance}>
          {words.attended(present, entitled)}, {words.quorum(quorum, hasQuorum)}
        </Fact>
        <Fact name={words.excused}>{excused > 0 && String(excused)}</Fact>
        <Fact name={words.chairedBy}>
          <span lang="ru">{meeting.chairedBy}</span>
        </Fact>
        <Fact name={words.recordedBy}>
          <span lang="ru">{meeting.recordedBy}</span>
        </Fact>
        <Fact name={words.appendices}>
          {appendices.length > 0 && <span lang="ru">{appendices.join("; ")}</span>}
        </Fact>
      </dl>
      {attendees.length > 0 && (
        <details className="panel meeting-people">
          <summary>{words.attendees(attendees.length)}</summary>
          <ul lang="ru">
            {attendees.map(({ id, name, displayName }) => (
              <li key={id}>{name?.full ?? displayName}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
