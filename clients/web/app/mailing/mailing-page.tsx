import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/mailing-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
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
  const problem = await cancelMailing(visitOf(context), idOf(params.id));
  return problem ? data({ problem }, 422) : redirect(new URL(request.url).pathname, 303);
}

export default function Mailing({ loaderData, actionData }: Route.ComponentProps) {
  const mailing = useProgress(loaderData.mailing);
  const { path } = useLanguage();
  const words = useWords(mailings);
  const { title, text, state, organisation, author, plannedAt, sentAt, audience, counts } = mailing;
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
      </dl>
      <div lang="ru">
        <PlainText text={text} />
      </div>
      {state !== "PLANNED" && <MailingProgress counts={counts} />}
      {mailing.viewerMayCancel && <Cancel />}
    </div>
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
