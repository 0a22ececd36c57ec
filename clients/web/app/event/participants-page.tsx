import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/participants-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { events } from "../language/events.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { NextPage } from "../list/next-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { noteAttendance } from "./attendance.server.js";
import { EventWhen } from "./event-when.js";
import { useEventNews } from "./use-event-news.js";
import "../style/event.css";
import "../style/join.css";

const ParticipantsPage = graphql(`
  query ParticipantsPage($id: ID!, $after: String) {
    viewer {
      id
    }
    event(id: $id) {
      id
      title
      status
      startsAt
      endsAt
      timeZone
      revision
      registered
      waiting
      invited
      participants
      registrations(first: 50, after: $after) {
        totalCount
        nodes {
          id
          status
          attended
          member {
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
  const after = new URL(request.url).searchParams.get("after");
  const answer = await askForPage(visitOf(context), ParticipantsPage, { id: params.id, after });
  if (!answer.data.viewer) throw signInFirst(request);
  const { registrations, ...event } = found(answer.data.event, answer.faults);
  return {
    event,
    registrations: found(registrations, answer.faults),
    hasBegun: Date.parse(event.startsAt) <= Date.now(),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const problem = await noteAttendance(visitOf(context), params.id, await request.formData());
  const { pathname, search } = new URL(request.url);
  return problem ? data({ problem }, 422) : redirect(pathname + search, 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Participants({ loaderData, actionData }: Route.ComponentProps) {
  const { event, registrations, hasBegun } = loaderData;
  const { path } = useLanguage();
  const words = useWords(events);
  useEventNews(event);
  return (
    <div className="page narrow">
      <PageHead title={`${words.attendance.title}. ${event.title}`} isPrivate />
      <p>
        <Link to={path(`/events/${event.id}`)} lang="ru">
          {event.title}
        </Link>
      </p>
      <h1 tabIndex={-1}>
        {words.attendance.title} <span className="count">{registrations.totalCount}</span>
      </h1>
      <p className="lead">
        <EventWhen startsAt={event.startsAt} endsAt={event.endsAt} timeZone={event.timeZone} />
      </p>
      <p className="note">
        {words.registered}: {event.registered}. {words.waiting}: {event.waiting}. {words.invited}:{" "}
        {event.invited ?? 0}.
      </p>
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      {registrations.nodes.length === 0 && <p role="status">{words.attendance.nobody}</p>}
      <ul className="attendance">
        {registrations.nodes.map((registration) => (
          <One key={registration.id} registration={registration} />
        ))}
      </ul>
      <NextPage pageInfo={registrations.pageInfo}>{words.attendance.next}</NextPage>
      {hasBegun && event.status !== "CANCELLED" && <Held event={event} />}
    </div>
  );
}

function One({ registration }: { registration: Loaded["registrations"]["nodes"][number] }) {
  const words = useWords(events).attendance;
  const { id, status, attended, member } = registration;
  const name = member?.name?.full ?? member?.displayName ?? "";
  return (
    <li>
      <span lang="ru" id={`name-${id}`}>
        {name}
      </span>
      {status === "WAITING" ? (
        <span className="note">{words.waiting}</span>
      ) : (
        <Form method="post" preventScrollReset aria-labelledby={`name-${id}`}>
          <input type="hidden" name="registration" value={id} />
          <Mark value="yes" isPressed={attended === true}>
            {words.came}
          </Mark>
          <Mark value="no" isPressed={attended === false}>
            {words.absent}
          </Mark>
        </Form>
      )}
    </li>
  );
}

/** A second press takes the mark back. */
function Mark({ value, isPressed, children }: { value: string; isPressed: boolean; children: string }) {
  return (
    <button
      className={isPressed ? "button small" : "button small quiet"}
      name="attended"
      value={isPressed ? "" : value}
      aria-pressed={isPressed}
    >
      {children}
    </button>
  );
}

function Held({ event: { participants } }: { event: Loaded["event"] }) {
  const words = useWords(events);
  const { held, count, countHint, hold } = words.attendance;
  return (
    <Form method="post" className="panel join-form">
      <h2>{held}</h2>
      <div className="field">
        <label htmlFor="participants">{count}</label>
        <input
          id="participants"
          name="participants"
          type="number"
          min={0}
          defaultValue={participants ?? undefined}
          aria-describedby="participants-hint"
        />
        <p className="note" id="participants-hint">
          {countHint}
        </p>
      </div>
      <SendButton busy={words.sending}>{hold}</SendButton>
    </Form>
  );
}
