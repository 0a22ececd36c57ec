import { Link } from "react-router";
import type { Route } from "./+types/monitorings-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { dayOf } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { monitorings as dictionary } from "../language/monitorings.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { stateOf } from "./sheet-state.js";
import "../style/join.css";

const MonitoringsPage = graphql(`
  query MonitoringsPage($id: ID!, $after: String, $announcedAfter: String) {
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
      monitoringSheets(first: 20, after: $after) {
        nodes {
          monitoring {
            id
            number
            title
            dueOn
            closedAt
            organisation {
              id
              name
            }
          }
          submission {
            id
            isLate
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      monitorings(first: 20, after: $announcedAfter) {
        nodes {
          id
          number
          title
          level
          dueOn
          closedAt
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
  const answer = await askForPage(visitOf(context), MonitoringsPage, {
    id: idOf(params.id),
    after: wanted.get("after"),
    announcedAfter: wanted.get("announcedAfter"),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const { monitorings, monitoringSheets, ...organisation } = found(answer.data.organisation, answer.faults);
  const today = dayOf(Date.now());
  return {
    organisation,
    asked: monitoringSheets && {
      nodes: monitoringSheets.nodes.map(({ monitoring, submission }) => ({
        ...monitoring,
        state: stateOf(monitoring, submission, today),
      })),
      pageInfo: monitoringSheets.pageInfo,
    },
    announced: found(monitorings, answer.faults),
  };
}

type Loaded = Route.ComponentProps["loaderData"];
type Asked = NonNullable<Loaded["asked"]>["nodes"][number];
type Announced = Loaded["announced"]["nodes"][number];

export default function Monitorings({
  loaderData: { organisation, asked, announced },
}: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(dictionary);
  const { id, name, level, viewerMay } = organisation;
  const hasBelow = level !== "PRIMARY";
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={name} />
      <Queues organisationId={id} />
      <p>{words.lead}</p>
      {hasBelow && viewerMay.keepOrganisation && (
        <p>
          <Link className="button" to={path(`/organisations/${id}/monitorings/new`)}>
            {words.announce}
          </Link>
        </p>
      )}
      {hasBelow && <AnnouncedList key={`announced ${id}`} organisationId={id} announced={announced} />}
      {asked && level !== "NATIONAL" && <AskedList key={`asked ${id}`} organisationId={id} asked={asked} />}
    </div>
  );
}

interface AskedListProps {
  readonly organisationId: string;
  readonly asked: NonNullable<Loaded["asked"]>;
}

function AskedList({ organisationId, asked }: AskedListProps) {
  const { path } = useLanguage();
  const words = useWords(dictionary);
  const pages = usePages<Asked, Loaded>(asked, "after", (loaded) => loaded.asked);
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{words.asked}</h2>
      {pages.nodes.length === 0 && <p role="status">{words.nothingAsked}</p>}
      <ul className="queue">
        {pages.nodes.map(({ id, number, title, dueOn, organisation, state }) => (
          <li className="panel" key={id} id={id} tabIndex={-1}>
            <h3 lang="ru">
              <Link to={path(`/organisations/${organisationId}/monitorings/${id}`)}>{title}</Link>
            </h3>
            <p>
              <span className="state">{words.states[state]}</span> · {words.dueOn}: <Moment value={dueOn} />
            </p>
            <p className="note">
              {words.number(number)} · <span lang="ru">{organisation.name}</span>
            </p>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}

interface AnnouncedListProps {
  readonly organisationId: string;
  readonly announced: Loaded["announced"];
}

function AnnouncedList({ organisationId, announced }: AnnouncedListProps) {
  const { path } = useLanguage();
  const words = useWords(dictionary);
  const pages = usePages<Announced, Loaded>(announced, "announcedAfter", (loaded) => loaded.announced);
  return (
    <section aria-labelledby="announced">
      <h2 id="announced">{words.announced}</h2>
      {pages.nodes.length === 0 && <p role="status">{words.nothingAnnounced}</p>}
      <ul className="queue">
        {pages.nodes.map(({ id, number, title, level, dueOn, closedAt }) => (
          <li className="panel" key={id} id={id} tabIndex={-1}>
            <h3 lang="ru">
              <Link to={path(`/organisations/${organisationId}/monitorings/${id}`)}>{title}</Link>
            </h3>
            <p>
              <span className="state">{closedAt ? words.closed : words.open}</span> · {words.dueOn}:{" "}
              <Moment value={dueOn} />
            </p>
            <p className="note">
              {words.number(number)} · {words.levels[level]}
            </p>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}
