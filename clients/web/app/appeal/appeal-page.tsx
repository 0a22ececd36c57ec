import { data, Link, redirect, useRevalidator } from "react-router";
import type { Route } from "./+types/appeal-page.js";
import { useDone } from "../form/use-done.js";
import { writtenIn } from "../form/written.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql, readFragment } from "../gateway/graphql.js";
import { appeal as appealWords } from "../language/appeal.js";
import { appeals } from "../language/appeals.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { doAsAuthor } from "./author-deeds.server.js";
import { OwnAppeal, OwnAppeal_Appeal } from "./own-appeal.js";
import { wholeConversation, WholeConversation_Appeal } from "./whole-conversation.server.js";
import "../style/appeal.css";
import "../style/join.css";

const AppealPage = graphql(
  `
    query AppealPage($id: ID!) {
      viewer {
        id
      }
      appeal(id: $id) {
        viewerMay {
          note
        }
        ...OwnAppeal_Appeal
        ...WholeConversation_Appeal
      }
    }
  `,
  [OwnAppeal_Appeal, WholeConversation_Appeal],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askForPage(visit, AppealPage, { id: params.id });
  if (!answer.data.viewer) throw signInFirst(request);
  const appeal = found(answer.data.appeal, answer.faults);
  // Those who handle it read it elsewhere.
  if (appeal.viewerMay.note) throw redirect(languageIn(visit.locale).path(`/appeals/${params.id}/handling`));
  return { appeal, messages: await wholeConversation(visit, { id: params.id }, appeal) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const refusal = await doAsAuthor(visit, { appealId: params.id }, form);
  if (!refusal && visit.isDocument) return redirect(new URL(request.url).pathname, 303);
  return data({ refused: refusal && { deed: writtenIn(form)("deed"), refusal } }, refusal ? 422 : 200);
}

export default function Appeal({ loaderData: { appeal, messages }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(appeals);
  const title = useWords(appealWords).number(readFragment(OwnAppeal_Appeal, appeal).number);
  const { revalidate } = useRevalidator();
  const done = useDone(actionData, actionData?.refused === null);
  return (
    <div className="page narrow">
      <PageHead title={title} isPrivate />
      <p>
        <Link to={path("/cabinet/appeals")}>{words.back}</Link>
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <OwnAppeal
        key={done}
        appeal={appeal}
        messages={messages}
        code={null}
        refused={actionData?.refused ?? null}
        readAnew={() => void revalidate()}
      />
    </div>
  );
}
