import { Form, Link } from "react-router";
import type { Route } from "./+types/events-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { events } from "../language/events.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { visitOf } from "../session/visit.js";
import { EventCard, EventCard_Event } from "./event-card.js";
import { dayOf } from "../language/format.js";
import "../style/event.css";

const EventsPage = graphql(
  `
    query EventsPage(
      $id: ID!
      $filter: EventFilter!
      $order: EventOrder!
      $includeBelow: Boolean!
      $after: String
    ) {
      eventKinds {
        code
        name
      }
      organisation(id: $id) {
        id
        name
        viewerCanPlanEvents
        events(
          first: 20
          after: $after
          filter: $filter
          order: $order
          includeBelow: $includeBelow
          includeAbove: true
        ) {
          totalCount
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
  `,
  [EventCard_Event],
);

const DAY_MS = 86_400_000;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const wanted = {
    search: asked.get("q")?.trim().slice(0, 200) ?? "",
    kind: asked.get("kind") ?? "",
    isPast: asked.get("when") === "past",
    isWide: asked.has("below"),
  };
  const now = Date.now();
  const filter = {
    search: wanted.search || null,
    kinds: wanted.kind ? [wanted.kind] : null,
    from: wanted.isPast ? null : dayOf(now),
    until: wanted.isPast ? dayOf(now - DAY_MS) : null,
  };
  const answer = await askForPage(visitOf(context), EventsPage, {
    id: params.id,
    filter,
    order: wanted.isPast ? ("LATEST" as const) : ("SOONEST" as const),
    includeBelow: wanted.isWide,
    after: asked.get("after"),
  });
  const organisation = found(answer.data.organisation, answer.faults);
  return { organisation, kinds: answer.data.eventKinds, wanted };
}

type Loaded = Route.ComponentProps["loaderData"];
type Node = Loaded["organisation"]["events"]["nodes"][number];

export default function Events({ loaderData: { organisation, kinds, wanted } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(events);
  const { search, kind, isPast, isWide } = wanted;
  return (
    <div className="page narrow">
      <PageHead title={`${words.title}. ${organisation.name}`} />
      <h1 tabIndex={-1}>
        {words.title} <span className="count">{organisation.events.totalCount}</span>
      </h1>
      <p className="lead">
        <Link to={path(`/organisations/${organisation.id}`)} lang="ru">
          {organisation.name}
        </Link>
      </p>
      {organisation.viewerCanPlanEvents && (
        <>
          <Queues organisationId={organisation.id} />
          <p>
            <Link className="button" to={path(`/organisations/${organisation.id}/events/new`)}>
              {words.plan}
            </Link>
          </p>
        </>
      )}
      <ul className="chips">
        {[false, true].map((past) => (
          <li key={String(past)}>
            <Link to={past ? "?when=past" : "?"} aria-current={past === isPast ? "page" : undefined}>
              {past ? words.past : words.coming}
            </Link>
          </li>
        ))}
      </ul>
      <details className="event-search" open={Boolean(search || kind || isWide) || undefined}>
        <summary>{words.narrow}</summary>
        <Form method="get" role="search" className="panel">
          {isPast && <input type="hidden" name="when" value="past" />}
          <div className="field">
            <label htmlFor="event-kind">{words.kind}</label>
            <select id="event-kind" name="kind" defaultValue={kind}>
              <option value="">{words.anyKind}</option>
              {kinds.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="event-search">{words.search}</label>
            <input id="event-search" type="search" name="q" defaultValue={search} maxLength={200} />
          </div>
          <label>
            <input type="checkbox" name="below" value="1" defaultChecked={isWide} /> {words.below}
          </label>
          <button className="button quiet">{words.find}</button>
        </Form>
      </details>
      <Found key={JSON.stringify(wanted)} organisation={organisation} />
    </div>
  );
}

function Found({ organisation: { id, events: first } }: { organisation: Loaded["organisation"] }) {
  const words = useWords(events);
  const pages = usePages<Node, Loaded>(first, "after", (loaded) => loaded.organisation.events);
  return (
    <>
      {pages.nodes.length === 0 && <p role="status">{words.nothing}</p>}
      <ul className="event-list">
        {pages.nodes.map((event) => (
          <EventCard key={event.id} event={event} organisationId={id} />
        ))}
      </ul>
      <More pages={pages} />
    </>
  );
}
