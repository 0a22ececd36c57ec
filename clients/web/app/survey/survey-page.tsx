import { data, Form, Link, redirect, useLocation } from "react-router";
import type { Route } from "./+types/survey-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { surveys } from "../language/surveys.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { PlainText } from "../prose/plain-text.js";
import { visitOf } from "../session/visit.js";
import { doWithSurvey, type Given, givenIn } from "./answer.server.js";
import { QuestionFields } from "./question-fields.js";
import { Results, Results_Survey } from "./results.js";
import "../style/event.css";
import "../style/survey.css";

const SurveyPage = graphql(
  `
    query SurveyPage($id: ID!) {
      viewer {
        id
      }
      survey(id: $id) {
        id
        kind
        title
        description
        endsAt
        isOpen
        answered
        mostScore
        organisation {
          id
          name
        }
        questions {
          id
          text
          kind
          isRequired
          options {
            id
            text
          }
        }
        viewerCanAnswer
        viewerHasAnswered
        viewerScore
        viewerCanKeep
        ...Results_Survey
      }
    }
  `,
  [Results_Survey],
);

export async function loader({ context, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), SurveyPage, { id: params.id });
  return { survey: found(answer.data.survey, answer.faults), isSignedIn: answer.data.viewer !== null };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await request.formData();
  const problem = await doWithSurvey(visitOf(context), params.id, form);
  return problem
    ? data({ problem, given: givenIn(form) }, 422)
    : redirect(new URL(request.url).pathname, 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Survey({ loaderData, actionData }: Route.ComponentProps) {
  const { survey } = loaderData;
  const { path } = useLanguage();
  const words = useWords(surveys);
  const { kind, title, description, organisation, isOpen, endsAt, answered } = survey;
  return (
    <div className="page narrow">
      <PageHead title={title} description={description} />
      {organisation && (
        <p>
          <Link to={path(`/organisations/${organisation.id}/surveys`)}>{words.title}</Link>
        </p>
      )}
      <p className="note">
        {words.kinds[kind]}
        {organisation && <span lang="ru"> · {organisation.name}</span>}
      </p>
      <h1 tabIndex={-1} lang="ru">
        {title}
      </h1>
      <p className="lead">
        {isOpen ? (
          <>
            {words.open} <Moment value={endsAt} isExact />
          </>
        ) : (
          words.over
        )}
        . {words.answered}: {answered}.
      </p>
      {description && (
        <div lang="ru">
          <PlainText text={description} />
        </div>
      )}
      {actionData && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      <Answering {...loaderData} given={actionData?.given ?? {}} />
      <Results survey={survey} />
      {survey.viewerCanKeep && isOpen && <Closing />}
    </div>
  );
}

function Answering({ survey, isSignedIn, given }: Loaded & { given: Given }) {
  const { path } = useLanguage();
  const { pathname } = useLocation();
  const words = useWords(surveys);
  const { kind, isOpen, questions, viewerCanAnswer, viewerHasAnswered, viewerScore, mostScore } = survey;
  if (viewerHasAnswered) {
    return (
      <p className="event-own" role="status">
        {words.youAnswered} {viewerScore !== null && words.score(viewerScore, mostScore)}
      </p>
    );
  }
  if (!isOpen) return null;
  if (!viewerCanAnswer) {
    if (isSignedIn) return <p className="note">{words.notAsked}</p>;
    return (
      <Link className="button" to={`${path("/sign-in")}?returnTo=${encodeURIComponent(pathname)}`}>
        {words.signIn}
      </Link>
    );
  }
  return (
    <Form method="post" className="panel survey-form">
      <p className="note">{kind === "TEST" ? words.testNote : words.secret}</p>
      {questions.map((question, place) => (
        <QuestionFields key={question.id} question={question} number={place + 1} given={given[question.id]} />
      ))}
      <SendButton busy={words.sending}>{words.send}</SendButton>
    </Form>
  );
}

function Closing() {
  const words = useWords(surveys);
  return (
    <details className="panel">
      <summary>{words.close}</summary>
      <p>{words.closeLead}</p>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="close" value="1" />
        <SendButton busy={words.sending} isQuiet>
          {words.closeSubmit}
        </SendButton>
      </Form>
    </details>
  );
}
