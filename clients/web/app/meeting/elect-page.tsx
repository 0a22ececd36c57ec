import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/elect-page.js";
import { RefusableForm } from "../form/refusable-form.js";
import { type FormAgain, withSought } from "../form/seek-members.server.js";
import { SendButton } from "../form/send-button.js";
import { writtenIn } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { elections } from "../language/elections.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { idIn, idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { doWithChair } from "./chair-deeds.server.js";
import { Elected } from "./elected.js";
import { TermFields } from "./term-fields.js";
import "../style/join.css";

const ElectPage = graphql(`
  query ElectPage($id: ID!, $meeting: ID!, $hasMeeting: Boolean!) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
    }
    meeting(id: $meeting) @include(if: $hasMeeting) {
      id
      number
      heldOn
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const meetingId = idIn(new URL(request.url).searchParams, "meeting");
  const answer = await askForPage(visitOf(context), ElectPage, {
    id: idOf(params.id),
    meeting: meetingId ?? "",
    hasMeeting: meetingId !== null,
  });
  if (!answer.data.viewer) throw signInFirst(request);
  return {
    organisation: found(answer.data.organisation, answer.faults),
    meeting: answer.data.meeting ?? null,
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const id = idOf(params.id);
  const form = await request.formData();
  const written = writtenIn(form);
  if (written("deed") === "find") {
    // Whoever is sent from above stands on a register elsewhere.
    const place = written("isRepresentative") ? null : id;
    return data(await withSought(visit, place, form));
  }
  const refusal = await doWithChair(visit, id, form);
  if (refusal) return data<FormAgain>({ refusal, sought: null }, 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${id}/elections`), 303);
}

export default function Elect({ loaderData: { organisation, meeting }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(elections);
  const { refusal = null, sought = null } = actionData ?? {};
  return (
    <div className="page narrow">
      <PageHead title={words.elect} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/elections`)}>{words.title}</Link>
      </p>
      <h1 tabIndex={-1}>{words.elect}</h1>
      <p className="lead" lang="ru">
        {organisation.name}
      </p>
      <p>{words.electLead}</p>
      <RefusableForm refusal={refusal}>
        <Elected values={refusal?.values ?? {}} sought={sought} />
        <TermFields electedOn={meeting?.heldOn} minutesNumber={meeting?.number} />
        <SendButton busy={words.sending} deed="elect">
          {words.submit}
        </SendButton>
      </RefusableForm>
    </div>
  );
}
