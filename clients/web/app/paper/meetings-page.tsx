import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/meetings-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { papers } from "../language/papers.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { Checks } from "./checks.js";
import { preparePapers } from "./prepare.server.js";
import "../style/join.css";
import "../style/paper.css";

const MeetingsPage = graphql(`
  query MeetingsPage($id: ID!, $after: String) {
    viewer {
      id
    }
    organisation(id: $id) {
      id
      name
      meetings(first: 10, after: $after) {
        nodes {
          id
          kind
          number
          heldOn
          agenda {
            id
            place
            question
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const answer = await askForPage(visitOf(context), MeetingsPage, { id: idOf(params.id), after });
  if (!answer.data.viewer) throw signInFirst(request);
  const { meetings, ...organisation } = found(answer.data.organisation, answer.faults);
  return { organisation, list: found(meetings, answer.faults) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const made = await preparePapers(visit, idOf(params.id), form);
  if (typeof made !== "number") return data(made, 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${params.id}/papers?made=${made}`), 303);
}

type Loaded = Route.ComponentProps["loaderData"];
type Meeting = Loaded["list"]["nodes"][number];

export default function Meetings({ loaderData: { organisation, list }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(papers);
  const pages = usePages<Meeting, Loaded>(list, "after", (loaded) => loaded.list);
  return (
    <div className="page narrow">
      <PageHead title={words.meetings} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/papers`)}>{words.title}</Link>.{" "}
        <span lang="ru">{organisation.name}</span>
      </p>
      <h1 tabIndex={-1}>{words.meetings}</h1>
      {pages.nodes.length === 0 && <p role="status">{words.noMeetings}</p>}
      <ul className="queue">
        {pages.nodes.map((meeting) => (
          <One
            key={meeting.id}
            meeting={meeting}
            problem={actionData?.values["meeting"] === meeting.id ? actionData.problem : null}
          />
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}

function One({ meeting, problem }: { meeting: Meeting; problem: string | null }) {
  const words = useWords(papers);
  const { id, kind, number, heldOn, agenda } = meeting;
  const hidden = <input type="hidden" name="meeting" value={id} />;
  return (
    <li className="panel" id={id} tabIndex={-1}>
      <h2>
        {words.meetingKinds[kind]}, <Moment value={heldOn} />, № {number}
      </h2>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <ol lang="ru">
        {agenda.map((item) => (
          <li key={item.id}>{item.question}</li>
        ))}
      </ol>
      <Form method="post">
        {hidden}
        <SendButton busy={words.sending} deed="minutes" isQuiet>
          {words.minutes}
        </SendButton>
      </Form>
      <details>
        <summary>{words.extract}</summary>
        <Form method="post" className="join-form">
          {hidden}
          <Checks
            name="question"
            legend={words.questions}
            options={agenda.map((item) => [String(item.place), item.question])}
            idFrom={`question-${id}`}
          />
          <SendButton busy={words.sending} deed="extract" isQuiet>
            {words.extract}
          </SendButton>
        </Form>
      </details>
      <details>
        <summary>{words.election}</summary>
        <Form method="post" className="join-form">
          {hidden}
          <div className="field">
            <label htmlFor={`election-${id}`}>{words.question}</label>
            <select id={`election-${id}`} name="question" lang="ru">
              {agenda.map(({ place, question }) => (
                <option key={place} value={place}>
                  {question}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`genitive-${id}`}>{words.genitive}</label>
            <input id={`genitive-${id}`} name="nameInGenitive" maxLength={300} />
          </div>
          <SendButton busy={words.sending} deed="election" isQuiet>
            {words.election}
          </SendButton>
        </Form>
      </details>
    </li>
  );
}
