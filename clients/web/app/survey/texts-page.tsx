import { Link } from "react-router";
import type { Route } from "./+types/texts-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { surveys } from "../language/surveys.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import "../style/survey.css";

const TextsPage = graphql(`
  query TextsPage($id: ID!, $questionId: ID!, $after: String) {
    viewer {
      id
    }
    survey(id: $id) {
      id
      title
      results {
        question(id: $questionId) {
          question {
            id
            text
          }
          texts(first: 100, after: $after) {
            totalCount
            nodes {
              id
              text
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const wanted = { id: idOf(params.id), questionId: idOf(params.questionId), after };
  const answer = await askForPage(visitOf(context), TextsPage, wanted);
  if (!answer.data.viewer) throw signInFirst(request);
  const { id, title, results } = found(answer.data.survey, answer.faults);
  const { question, texts } = found(results?.question, answer.faults);
  return { survey: { id, title }, question, texts: found(texts, answer.faults) };
}

type Loaded = Route.ComponentProps["loaderData"];

/** All that was written in answer to a question, for those who keep the organisation. */
export default function Texts({ loaderData: { survey, question, texts } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(surveys);
  const pages = usePages<Loaded["texts"]["nodes"][number], Loaded>(texts, "after", (loaded) => loaded.texts);
  return (
    <div className="page narrow">
      <PageHead title={`${words.texts}. ${question.text}`} isPrivate />
      <p>
        <Link to={path(`/surveys/${survey.id}`)} lang="ru">
          {survey.title}
        </Link>
      </p>
      <h1 tabIndex={-1} lang="ru">
        {question.text}
      </h1>
      <p className="lead" role="status">
        {words.texts}: {words.shown(pages.nodes.length, texts.totalCount)}
      </p>
      <ul className="survey-texts" lang="ru">
        {pages.nodes.map(({ id, text }) => (
          <li key={id} id={id} tabIndex={-1}>
            {text}
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </div>
  );
}
