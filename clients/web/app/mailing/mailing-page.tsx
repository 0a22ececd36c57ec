import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/mailing-page.js";
import { SendButton } from "../form/send-button.js";
import { writtenIn } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { takeDownGreeting } from "../greeting/take-down.server.js";
import { useLanguage, useWords } from "../language/language.js";
import { mailings } from "../language/mailings.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { PlainText } from "../prose/plain-text.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { cancelMailing } from "./cancel.server.js";
import { MailingAudience, MailingAudience_Audience } from "./mailing-audience.js";
import { MailingProgress, MailingProgress_Mailing, useProgress } from "./mailing-progress.js";
import "../style/appeal.css";
import "../style/event.css";

const MailingPage = graphql(
  `
    query MailingPage($id: ID!) {
      viewer {
        id
      }
      mailing(id: $id) {
        title
        text
        plannedAt
        onSitesUntil
        audience {
          ...MailingAudience_Audience
        }
        author {
          id
          displayName
        }
        organisation {
          id
          name
        }
        ...MailingProgress_Mailing
      }
    }
  `,
  [MailingAudience_Audience, MailingProgress_Mailing],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), MailingPage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  return { mailing: found(answer.data.mailing, answer.faults) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const id = idOf(params.id);
  const written = writtenIn(await request.formData());
  const problem =
    written("deed") === "takeDown" ? await takeDownGreeting(visit, id) : await cancelMailing(visit, id);
  return problem ? data({ problem }, 422) : redirect(new URL(request.url).pathname, 303);
}

export default function Mailing({ loaderData, actionData }: Route.ComponentProps) {
  const mailing = useProgress(loaderData.mailing);
  const { path, day } = useLanguage();
  const words = useWords(mailings);
  const { title, text, state, organisation, author, plannedAt, sentAt, audience, counts } = mailing;
  const { onSitesUntil, greeting } = mailing;
  return (
    <div className="page narrow">
      <PageHead title={title} isPrivate />
      {organisation && (
        <p>
          <Link to={path(`/organisations/${organisation.id}/mailings`)}>{words.title}</Link>.{" "}
          <span lang="ru">{organisation.name}</span>
        </p>
      )}
      <h1 tabIndex={-1} lang="ru">
        {title}
      </h1>
      <p className="event-state" role="status">
        {words.states[state]}
      </p>
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      <dl className="facts">
        <Fact name={words.form.audience}>
          <MailingAudience audience={audience} />
        </Fact>
        <Fact name={sentAt ? words.sentOn : words.plannedFor}>
          <Moment value={sentAt ?? plannedAt} isExact />
        </Fact>
        <Fact name={words.author}>{author?.displayName}</Fact>
        {onSitesUntil && (
          <Fact name={words.sites.title}>
            {state === "PLANNED"
              ? words.sites.planned(day(onSitesUntil))
              : greeting
                ? words.sites.stands(greeting.siteCount, day(onSitesUntil))
                : words.sites.down}
          </Fact>
        )}
      </dl>
      <div lang="ru">
        <PlainText text={text} />
      </div>
      {state !== "PLANNED" && <MailingProgress counts={counts} />}
      {greeting && <TakeDown />}
      {mailing.viewerMayCancel && <Cancel />}
    </div>
  );
}

function TakeDown() {
  const words = useWords(mailings);
  return (
    <details className="event-keeping">
      <summary>{words.sites.takeDown}</summary>
      <Form method="post" preventScrollReset>
        <p>{words.sites.takeDownLead}</p>
        <SendButton busy={words.counting} deed="takeDown">
          {words.sites.takeDownSubmit}
        </SendButton>
      </Form>
    </details>
  );
}

function Cancel() {
  const words = useWords(mailings);
  return (
    <details className="event-keeping">
      <summary>{words.cancel}</summary>
      <Form method="post" preventScrollReset>
        <p>{words.cancelLead}</p>
        <SendButton busy={words.counting}>{words.cancelSubmit}</SendButton>
      </Form>
    </details>
  );
}
