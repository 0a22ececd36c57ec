import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/change-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { events } from "../language/events.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { changeEvent } from "./event-facts.server.js";
import { EventForm } from "./event-form.js";
import "../style/join.css";

const ChangePage = graphql(`
  query ChangePage($id: ID!) {
    viewer {
      id
    }
    eventKinds {
      code
      name
    }
    event(id: $id) {
      id
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
      seats
      status
      viewerCanKeep
      kind {
        code
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), ChangePage, { id: params.id });
  if (!answer.data.viewer) throw signInFirst(request);
  const event = found(answer.data.event, answer.faults);
  if (!event.viewerCanKeep || event.status !== "PLANNED") throw data(null, 404);
  return { event, kinds: answer.data.eventKinds };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { refusal } = await changeEvent(visit, params.id, await request.formData());
  return refusal
    ? data({ refusal }, 422)
    : redirect(languageIn(visit.locale).path(`/events/${params.id}`), 303);
}

export default function Change({ loaderData: { event, kinds }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(events);
  return (
    <div className="page narrow">
      <PageHead title={`${words.change}. ${event.title}`} isPrivate />
      <p>
        <Link to={path(`/events/${event.id}`)} lang="ru">
          {event.title}
        </Link>
      </p>
      <h1 tabIndex={-1}>{words.change}</h1>
      <EventForm kinds={kinds} event={event} refusal={actionData?.refusal ?? null} />
    </div>
  );
}
