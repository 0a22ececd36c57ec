import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/record-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { meetings } from "../language/meetings.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { MeetingForm } from "./meeting-form.js";
import { doWithForm } from "./record.server.js";

const RecordMeetingPage = graphql(`
  query RecordMeetingPage($id: ID!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      memberCount
      chair {
        id
        name
      }
      bodies {
        id
        kind
        size
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), RecordMeetingPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  return { organisation: { ...organisation, bodies: found(organisation.bodies, answer.faults) } };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const place = { organisationId: idOf(params.id), meetingId: null };
  const answer = await doWithForm(visit, place, await request.formData());
  if (typeof answer !== "string") return data(answer, answer.refusal.problem ? 422 : 200);
  return redirect(languageIn(visit.locale).path(`/organisations/${params.id}/meetings/${answer}`), 303);
}

export default function Record({ loaderData: { organisation }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(meetings);
  return (
    <div className="page narrow">
      <PageHead title={words.record} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/meetings`)}>{words.title}</Link>
      </p>
      <h1 tabIndex={-1}>{words.record}</h1>
      <p className="lead" lang="ru">
        {organisation.name}
      </p>
      <MeetingForm
        organisation={organisation}
        refusal={actionData?.refusal ?? null}
        initial={{ chairedBy: organisation.chair?.name ?? "" }}
        count={actionData?.count ?? 1}
        hasGrown={actionData?.hasGrown ?? false}
        sought={actionData?.sought ?? null}
      />
    </div>
  );
}
