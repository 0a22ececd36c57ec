import { data, Form, Link, redirect, useLocation } from "react-router";
import type { Route } from "./+types/event-page.js";
import { SendButton } from "../form/send-button.js";
import { valuesOf } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { events } from "../language/events.js";
import { useLanguage, useWords } from "../language/language.js";
import { Fact } from "../layout/fact.js";
import { PageHead } from "../layout/page-head.js";
import { PlainText } from "../prose/plain-text.js";
import { visitOf } from "../session/visit.js";
import { doWithEvent } from "./event-deeds.server.js";
import { EventWhen } from "./event-when.js";
import { useEventNews } from "./use-event-news.js";
import "../style/event.css";

const EventPage = graphql(`
  query EventPage($id: ID!) {
    viewer {
      id
    }
    event(id: $id) {
      id
      number
      title
      topic
      description
      place
      address
      link
      startsAt
      endsAt
      timeZone
      audience
      status
      cancelledBecause
      seats
      freeSeats
      registered
      waiting
      participants
      invited
      revision
      kind {
        code
        name
      }
      organisation {
        id
        name
      }
      viewerRegistration {
        status
      }
      viewerInvitedAt
      viewerCanRegister
      viewerCanKeep
    }
  }
`);

export async function loader({ context, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), EventPage, { id: params.id });
  const event = found(answer.data.event, answer.faults);
  return {
    event,
    isSignedIn: answer.data.viewer !== null,
    hasBegun: Date.parse(event.startsAt) <= Date.now(),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const problem = await doWithEvent(visitOf(context), params.id, form);
  return problem
    ? data({ problem, values: valuesOf(form) }, 422)
    : redirect(new URL(request.url).pathname, 303);
}

type Loaded = Route.ComponentProps["loaderData"];
type Shown = Loaded["event"];

export default function Event({ loaderData, actionData }: Route.ComponentProps) {
  const { event } = loaderData;
  const { path } = useLanguage();
  const words = useWords(events);
  const problem = actionData?.problem;
  useEventNews(event);
  return (
    <div className="page narrow">
      <PageHead
        title={event.title}
        description={event.topic ?? event.description}
        isPrivate={event.audience === "INVITED"}
      />
      {event.organisation && (
        <p>
          <Link to={path(`/organisations/${event.organisation.id}/events`)}>{words.title}</Link>
        </p>
      )}
      <p className="note">
        {event.kind.name}, {words.number(event.number)}
      </p>
      <h1 tabIndex={-1} lang="ru">
        {event.title}
      </h1>
      <p className="lead">
        <EventWhen startsAt={event.startsAt} endsAt={event.endsAt} timeZone={event.timeZone} />
      </p>
      {event.status !== "PLANNED" && <p className="event-state">{words.statuses[event.status]}</p>}
      {event.status !== "HELD" && (
        <p>
          <Link className="button quiet small" to={path(`/events/${event.id}/calendar.ics`)} reloadDocument>
            {words.toCalendar}
          </Link>
        </p>
      )}
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <Joining {...loaderData} />
      <Facts event={event} />
      {event.description && (
        <div lang="ru">
          <PlainText text={event.description} />
        </div>
      )}
      {event.viewerCanKeep && <Keeping event={event} reason={actionData?.values["reason"]} />}
    </div>
  );
}

/** Whether the reader comes, and the one button for it. */
function Joining({ event, isSignedIn, hasBegun }: Loaded) {
  const { path } = useLanguage();
  const { pathname } = useLocation();
  const words = useWords(events);
  const { status, freeSeats, viewerRegistration, viewerInvitedAt, viewerCanRegister, viewerCanKeep } = event;
  if (status !== "PLANNED") return null;
  const isFull = freeSeats !== null && freeSeats <= 0;
  return (
    <section className="panel event-joining" aria-label={words.who}>
      {viewerInvitedAt && !viewerRegistration && <p className="event-own">{words.youAreInvited}</p>}
      {viewerRegistration && (
        <p className="event-own" role="status">
          {words.you[viewerRegistration.status]}
        </p>
      )}
      <p>{words.audiences[event.audience]}</p>
      {hasBegun && <p>{words.begun}</p>}
      {!hasBegun && viewerRegistration && (
        <Deed deed="withdraw" isQuiet>
          {words.withdraw}
        </Deed>
      )}
      {viewerCanRegister && <Deed deed="register">{isFull ? words.registerToWait : words.register}</Deed>}
      {!hasBegun && !isSignedIn && (
        <Link className="button" to={`${path("/sign-in")}?returnTo=${encodeURIComponent(pathname)}`}>
          {words.signIn}
        </Link>
      )}
      {!hasBegun && isSignedIn && !viewerCanRegister && !viewerRegistration && !viewerCanKeep && (
        <p className="note">{words.notForYou}</p>
      )}
    </section>
  );
}

interface DeedProps {
  readonly deed: string;
  readonly isQuiet?: boolean;
  readonly children: string;
}

function Deed({ deed, isQuiet = false, children }: DeedProps) {
  const words = useWords(events);
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="deed" value={deed} />
      <SendButton busy={words.sending} isQuiet={isQuiet}>
        {children}
      </SendButton>
    </Form>
  );
}

function Facts({ event }: { event: Shown }) {
  const { path } = useLanguage();
  const words = useWords(events);
  const { topic, place, address, link, organisation, seats, freeSeats, registered, waiting } = event;
  const { participants, cancelledBecause } = event;
  const mayHaveLink = link !== null && URL.canParse(link);
  return (
    <dl className="event-facts">
      <Fact name={words.because}>{cancelledBecause && <span lang="ru">{cancelledBecause}</span>}</Fact>
      <Fact name={words.topic}>{topic && <span lang="ru">{topic}</span>}</Fact>
      <Fact name={words.place}>{place && <span lang="ru">{place}</span>}</Fact>
      <Fact name={words.address}>{address && <span lang="ru">{address}</span>}</Fact>
      <Fact name={words.link}>
        {mayHaveLink && (
          <a href={link} rel="noopener noreferrer external">
            {link}
          </a>
        )}
      </Fact>
      <Fact name={words.organisation}>
        {organisation && (
          <Link to={path(`/organisations/${organisation.id}`)} lang="ru">
            {organisation.name}
          </Link>
        )}
      </Fact>
      <Fact name={words.seats}>
        {event.status === "PLANNED" &&
          (seats === null || freeSeats === null ? words.noLimit : words.seatsFree(freeSeats, seats))}
      </Fact>
      <Fact name={words.registered}>{String(registered)}</Fact>
      <Fact name={words.waiting}>{waiting > 0 && String(waiting)}</Fact>
      <Fact name={words.participants}>{participants !== null && String(participants)}</Fact>
    </dl>
  );
}

/** What those who keep the event do with it. */
function Keeping({ event, reason }: { event: Shown; reason: string | undefined }) {
  const { path } = useLanguage();
  const words = useWords(events);
  const isPlanned = event.status === "PLANNED";
  return (
    <section className="panel event-keeping" aria-labelledby="keeping">
      <h2 id="keeping">{words.keep}</h2>
      <ul className="chips">
        <li>
          <Link to={path(`/events/${event.id}/participants`)}>{words.toParticipants}</Link>
        </li>
        {isPlanned && (
          <li>
            <Link to={path(`/events/${event.id}/invite`)}>{words.invite.title}</Link>
          </li>
        )}
        {isPlanned && (
          <li>
            <Link to={path(`/events/${event.id}/change`)}>{words.change}</Link>
          </li>
        )}
      </ul>
      {isPlanned && (
        <details open={reason !== undefined || undefined}>
          <summary>{words.cancel}</summary>
          <Form method="post" className="join-form" preventScrollReset>
            <input type="hidden" name="deed" value="cancel" />
            <div className="field">
              <label htmlFor="reason">{words.cancelReason}</label>
              <input id="reason" name="reason" required maxLength={1000} defaultValue={reason} />
            </div>
            <SendButton busy={words.sending} isQuiet>
              {words.cancelSubmit}
            </SendButton>
          </Form>
        </details>
      )}
    </section>
  );
}
