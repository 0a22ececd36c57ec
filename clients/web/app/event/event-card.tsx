import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { events } from "../language/events.js";
import { useLanguage, useWords } from "../language/language.js";
import { EventWhen } from "./event-when.js";

export const EventCard_Event = graphql(`
  fragment EventCard_Event on Event {
    id
    number
    title
    place
    startsAt
    endsAt
    timeZone
    status
    seats
    freeSeats
    registered
    participants
    viewerInvitedAt
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
  }
`);

interface EventCardProps {
  readonly event: FragmentOf<typeof EventCard_Event>;
  /** The organisation in whose list it stands. */
  readonly organisationId?: string;
}

/** An event in a list. */
export function EventCard({ event, organisationId }: EventCardProps) {
  const { path } = useLanguage();
  const words = useWords(events);
  const {
    id,
    number,
    title,
    place,
    status,
    seats,
    freeSeats,
    registered,
    participants,
    viewerInvitedAt,
    kind,
    organisation,
    viewerRegistration,
    ...when
  } = readFragment(EventCard_Event, event);
  return (
    <li className="panel event-card" id={id} tabIndex={-1}>
      <p className="note">
        {kind.name}, {words.number(number)}
        {status !== "PLANNED" && <strong> · {words.statuses[status]}</strong>}
      </p>
      <h2 lang="ru">
        <Link to={path(`/events/${id}`)}>{title}</Link>
      </h2>
      <p>
        <EventWhen {...when} />
        {place && <span lang="ru"> · {place}</span>}
      </p>
      {organisation && organisation.id !== organisationId && (
        <p className="note" lang="ru">
          {organisation.name}
        </p>
      )}
      <p className="note">
        {words.registered}: {registered}
        {status === "PLANNED" && freeSeats !== null && seats !== null && (
          <>, {words.seatsFree(freeSeats, seats)}</>
        )}
        {participants !== null && (
          <>
            . {words.participants}: {participants}
          </>
        )}
      </p>
      {viewerRegistration ? (
        <p className="event-own">{words.you[viewerRegistration.status]}</p>
      ) : (
        viewerInvitedAt && <p className="event-own">{words.youAreInvited}</p>
      )}
    </li>
  );
}
