import { Link } from "react-router";
import type { Route } from "./+types/own-events-page.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { events } from "../language/events.js";
import { useLanguage, useWords } from "../language/language.js";
import { More } from "../list/more.js";
import { NO_PAGE } from "../list/page.js";
import { usePages } from "../list/use-pages.js";
import { OwnPage } from "../own-data/own-page.js";
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

export async function loader({ context, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const { viewer } = (await askForPage(visitOf(context), OwnEventsPage, { after })).data;
  if (!viewer) throw signInFirst(request);
  return { home: viewer.member?.organisation ?? null, own: viewer.member?.events ?? NO_PAGE };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function OwnEvents({ loaderData: { home, own } }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const words = useWords(events);
  const pages = usePages<Loaded["own"]["nodes"][number], Loaded>(own, "after", (loaded) => loaded.own);
  return (
    <OwnPage title={words.own}>
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
    </OwnPage>
  );
}
