import { Link } from "react-router";
import type { Route } from "./+types/own-events-page.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { events } from "../language/events.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { type Pages, usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { EventCard, EventCard_Event } from "./event-card.js";
import "../style/event.css";

const OwnEventsPage = graphql(
  `
    query OwnEventsPage($after: String) {
      viewer {
        id
        member {
          id
          organisation {
            id
            name
          }
          events(first: 20, after: $after) {
            nodes {
              id
              ...EventCard_Event
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `,
  [EventCard_Event],
);

const NONE = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

export async function loader({ context, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const { viewer } = (await askForPage(visitOf(context), OwnEventsPage, { after })).data;
  if (!viewer) throw signInFirst(request);
  return { home: viewer.member?.organisation ?? null, own: viewer.member?.events ?? NONE };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function OwnEvents({ loaderData: { home, own } }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const words = useWords(events);
  const pages: Pages<Loaded["own"]["nodes"][number]> = usePages(own, "after", (loaded: Loaded) => loaded.own);
  return (
    <div className="page narrow">
      <PageHead title={words.own} isPrivate />
      <p>
        <Link to={path("/cabinet")}>{text.benefits.cabinet.title}</Link>
      </p>
      <h1 tabIndex={-1}>{words.own}</h1>
      {pages.nodes.length === 0 && <p role="status">{words.nothingOwn}</p>}
      <ul className="event-list">
        {pages.nodes.map((event) => (
          <EventCard key={event.id} event={event} />
        ))}
      </ul>
      <More pages={pages} />
      {home && (
        <p>
          <Link className="button quiet" to={path(`/organisations/${home.id}/events`)}>
            {words.title}: <span lang="ru">{home.name}</span>
          </Link>{" "}
          <Link className="button quiet" to={path(`/organisations/${home.id}/surveys`)}>
            {text.organisation.surveys}
          </Link>
        </p>
      )}
    </div>
  );
}
