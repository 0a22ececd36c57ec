import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/change-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { doWithGroup } from "./group-deeds.server.js";
import { changeGroup } from "./group-facts.server.js";
import { GroupForm } from "./group-form.js";
import "../style/event.css";
import "../style/join.css";

const ChangeGroupPage = graphql(`
  query ChangeGroupPage($id: ID!) {
    viewer {
      id
    }
    group(id: $id) {
      id
      title
      description
      openness
      closedAt
      viewerCanChange
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), ChangeGroupPage, { id: params.id });
  if (!answer.data.viewer) throw signInFirst(request);
  const group = found(answer.data.group, answer.faults);
  if (!group.viewerCanChange) throw data(null, 404);
  return { group };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const group = languageIn(visit.locale).path(`/groups/${params.id}`);
  if (form.get("deed") === "save") {
    const { refusal } = await changeGroup(visit, params.id, form);
    return refusal ? data({ refusal, problem: null }, 422) : redirect(group, 303);
  }
  const problem = await doWithGroup(visit, params.id, form);
  return problem ? data({ refusal: null, problem }, 422) : redirect(group, 303);
}

export default function ChangeGroup({ loaderData: { group }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(groups);
  return (
    <div className="page narrow">
      <PageHead title={`${words.change}. ${group.title}`} isPrivate />
      <p>
        <Link to={path(`/groups/${group.id}`)} lang="ru">
          {group.title}
        </Link>
      </p>
      <h1 tabIndex={-1}>{words.change}</h1>
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      {group.closedAt ? (
        <Form method="post" className="panel">
          <p>{words.closed}</p>
          <SendButton busy={words.sending} deed="reopen">
            {words.reopen}
          </SendButton>
        </Form>
      ) : (
        <>
          <GroupForm group={group} refusal={actionData?.refusal ?? null} />
          <details className="panel event-keeping">
            <summary>{words.closeGroup}</summary>
            <p>{words.closeLead}</p>
            <Form method="post">
              <SendButton busy={words.sending} deed="close" isQuiet>
                {words.closeSubmit}
              </SendButton>
            </Form>
          </details>
        </>
      )}
    </div>
  );
}
