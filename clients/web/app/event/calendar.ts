import type { Route } from "./+types/calendar.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { events } from "../language/events.js";
import { languageIn } from "../language/language.js";
import { idOf } from "../layout/wanted.js";
import { visitOf } from "../session/visit.js";
import { calendarFileOf } from "./calendar-file.js";

const EventForCalendar = graphql(`
  query EventForCalendar($id: ID!) {
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
      status
      cancelledBecause
      revision
    }
  }
`);

/** Gives an event to the reader's own calendar, with the link to it only where the page shows them one. */
export async function loader({ context, request, params }: Route.LoaderArgs): Promise<Response> {
  const visit = visitOf(context);
  const answer = await askForPage(visit, EventForCalendar, { id: idOf(params.id) });
  const event = found(answer.data.event, answer.faults);
  const { path } = languageIn(visit.locale);
  const words = events[visit.locale];
  const { id, number, title, topic, description, link, startsAt, endsAt, status, cancelledBecause } = event;
  const file = calendarFileOf(
    {
      id,
      revision: Number(event.revision),
      isCancelled: status === "CANCELLED",
      startsAt,
      endsAt,
      title,
      place: [event.place, event.address].filter(Boolean).join(", "),
      description: [
        cancelledBecause && `${words.because}: ${cancelledBecause}`,
        topic && `${words.topic}: ${topic}`,
        description,
        link && `${words.link}: ${link}`,
      ]
        .filter(Boolean)
        .join("\n\n"),
      address: `${new URL(request.url).origin}${path(`/events/${id}`)}`,
    },
    new Date(),
  );
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="event-${number}.ics"`,
    },
  });
}
