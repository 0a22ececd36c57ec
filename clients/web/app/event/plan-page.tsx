import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/plan-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { events } from "../language/events.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { planEvent } from "./event-facts.server.js";
import { EventForm } from "./event-form.js";
import "../style/join.css";

const PlanPage = graphql(`
  query PlanPage($id: ID!) {
    viewer {
      id
    }
    eventKinds {
      code
      name
    }
    organisation(id: $id) {
      id
      name
      viewerCanPlanEvents
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), PlanPage, { id: params.id });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  if (!organisation.viewerCanPlanEvents) throw data(null, 404);
  return { organisation, kinds: answer.data.eventKinds };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { id, refusal } = await planEvent(visit, params.id, await request.formData());
  return refusal ? data({ refusal }, 422) : redirect(languageIn(visit.locale).path(`/events/${id}`), 303);
}

export default function Plan({ loaderData: { organisation, kinds }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(events);
  return (
    <div className="page narrow">
      <PageHead title={words.plan} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/events`)}>{words.title}</Link>
      </p>
      <h1 tabIndex={-1}>{words.plan}</h1>
      <p className="lead" lang="ru">
        {organisation.name}
      </p>
      <EventForm kinds={kinds} refusal={actionData?.refusal ?? null} />
    </div>
  );
}
