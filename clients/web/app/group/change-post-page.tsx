import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/change-post-page.js";
import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { deedWithPost } from "./deed-with-post.js";
import { doWithPost, editPost } from "./post-deeds.server.js";
import { FilesField } from "./writing.js";
import "../style/event.css";
import "../style/join.css";

const ChangeGroupPostPage = graphql(`
  query ChangeGroupPostPage($id: ID!) {
    viewer {
      id
    }
    groupPost(id: $id) {
      id
      title
      text
      status
      viewerCanEdit
      viewerCanDelete
      viewerCanModerate
      files {
        id
        name
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const answer = await askForPage(visitOf(context), ChangeGroupPostPage, { id: idOf(params.postId) });
  if (!answer.data.viewer) throw signInFirst(request);
  const post = found(answer.data.groupPost, answer.faults);
  if (!post.viewerCanDelete && !post.viewerCanModerate) throw data(null, 404);
  return { post, groupId: params.id };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const postId = idOf(params.postId);
  const { path } = languageIn(visit.locale);
  const deed = form.get("deed");
  if (deed === "edit") {
    const { refusal } = await editPost(visit, postId, form);
    if (refusal) return data({ refusal, problem: null }, 422);
  } else {
    const problem = await doWithPost(visit, postId, form);
    if (problem) return data({ refusal: null, problem }, 422);
  }
  const group = `/groups/${params.id}`;
  return redirect(path(deed === "delete" ? group : `${group}/posts/${postId}`), 303);
}

export default function ChangePost({ loaderData: { post, groupId }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(groups);
  const { id, title, status, viewerCanEdit, viewerCanDelete, viewerCanModerate } = post;
  const heading = deedWithPost(post, words.post);
  return (
    <div className="page narrow">
      <PageHead title={heading} isPrivate />
      <p>
        <Link to={path(`/groups/${groupId}/posts/${id}`)} lang="ru">
          {title}
        </Link>
      </p>
      <h1 tabIndex={-1}>{heading}</h1>
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      {viewerCanEdit && (
        <RefusableForm refusal={actionData?.refusal ?? null} hasFiles>
          <TextField
            name="title"
            label={words.postTitle}
            initial={title ?? undefined}
            maxLength={200}
            isRequired
          />
          <Field name="text" label={words.postText} initial={post.text ?? undefined} isRequired>
            {(given) => <textarea rows={8} maxLength={10_000} {...given} />}
          </Field>
          {post.files.length > 0 && (
            <fieldset>
              <legend>{words.attached}</legend>
              <p className="note">{words.attachedHint}</p>
              {post.files.map((file) => (
                <div className="consent" key={file.id}>
                  <input type="checkbox" id={file.id} name="file" value={file.id} defaultChecked />
                  <label htmlFor={file.id} lang="ru">
                    {file.name}
                  </label>
                </div>
              ))}
            </fieldset>
          )}
          <FilesField />
          <SendButton busy={words.sending} deed="edit">
            {words.form.save}
          </SendButton>
        </RefusableForm>
      )}
      {viewerCanDelete && (
        <details className="panel event-keeping">
          <summary>{words.post.remove}</summary>
          <p>{words.post.removeLead}</p>
          <Form method="post">
            <SendButton busy={words.sending} deed="delete" isQuiet>
              {words.post.removeSubmit}
            </SendButton>
          </Form>
        </details>
      )}
      {viewerCanModerate && status === "VISIBLE" && (
        <Form method="post" className="panel join-form">
          <h2>{words.post.hide}</h2>
          <TextField name="reason" label={words.post.hideReason} maxLength={500} isRequired />
          <SendButton busy={words.sending} deed="hide" isQuiet>
            {words.post.hideSubmit}
          </SendButton>
        </Form>
      )}
      {viewerCanModerate && status === "HIDDEN" && (
        <Form method="post" className="panel">
          <SendButton busy={words.sending} deed="show">
            {words.post.show}
          </SendButton>
        </Form>
      )}
    </div>
  );
}
