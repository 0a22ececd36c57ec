import { useEffect, useRef } from "react";
import { useFetcher } from "react-router";
import { useLanguage } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { useFrame } from "../layout/use-frame.js";
import { PlainText } from "../prose/plain-text.js";
import { ReactionBar } from "../reaction/reaction-bar.js";
import type { ShownComment } from "./comment.js";
import { CommentForm, useAnswer } from "./comment-form.js";
import type { Deed, DeedAnswer } from "./deed.js";

interface CommentItemProps {
  readonly comment: ShownComment;
  readonly isFresh: boolean;
  readonly done: (answer: DeedAnswer) => void;
}

export function CommentItem({ comment, isFresh, done }: CommentItemProps) {
  const { text } = useLanguage();
  const { reader } = useFrame();
  const name = comment.author?.displayName ?? text.comment.someone;
  const isVisible = comment.status === "VISIBLE";
  return (
    <article
      className="comment"
      id={`comment-${comment.id}`}
      tabIndex={-1}
      aria-label={name}
      data-fresh={isFresh || undefined}
      data-status={comment.status}
    >
      <p className="comment-above">
        {(isVisible || comment.text !== null) && <strong>{name}</strong>}
        <a className="note" href={`#comment-${comment.id}`}>
          <Moment value={comment.writtenAt} isExact />
        </a>
        {comment.editedAt && isVisible && <span className="note">{text.comment.edited}</span>}
      </p>
      {comment.status === "DELETED" && <p className="gone">{text.comment.deleted}</p>}
      {comment.status === "HIDDEN" && (
        <p className="gone">
          {text.comment.hidden} {comment.hiddenBecause}
        </p>
      )}
      {comment.text !== null && comment.status !== "DELETED" && (
        <div className="comment-text">
          <PlainText text={comment.text} />
        </div>
      )}
      <div className="comment-below">
        {isVisible && <ReactionBar commentId={comment.id} {...comment} />}
        {reader && <Deeds comment={comment} name={name} done={done} />}
      </div>
    </article>
  );
}

/** What the reader may do; each opens in place, with scripts or without. */
function Deeds({
  comment,
  name,
  done,
}: {
  comment: ShownComment;
  name: string;
  done: CommentItemProps["done"];
}) {
  const { text } = useLanguage();
  const { id, status, viewerCanEdit, viewerCanDelete, viewerCanModerate } = comment;
  const isVisible = status === "VISIBLE";
  if (!isVisible && !(status === "HIDDEN" && viewerCanModerate)) return null;
  return (
    <div className="deeds" role="group" aria-label={text.comment.actions(name)}>
      {isVisible && (
        <Opening deed="reply" id={id} title={text.comment.reply}>
          <CommentForm
            deed="reply"
            id={id}
            label={text.comment.replyTo(name)}
            submit={text.comment.send}
            isShort
            done={done}
          />
        </Opening>
      )}
      {isVisible && viewerCanEdit && (
        <Opening deed="edit" id={id} title={text.comment.edit}>
          <CommentForm
            key={comment.revision}
            deed="edit"
            id={id}
            label={text.comment.write}
            submit={text.comment.save}
            text={comment.text ?? ""}
            done={done}
          />
        </Opening>
      )}
      {isVisible && viewerCanDelete && (
        <Opening deed="delete" id={id} title={text.comment.remove}>
          <PlainDeed
            deed="delete"
            id={id}
            question={text.comment.removeSure}
            submit={text.comment.removeConfirm}
            done={done}
          />
        </Opening>
      )}
      {isVisible && viewerCanModerate && (
        <Opening deed="hide" id={id} title={text.comment.hide}>
          <CommentForm
            deed="hide"
            id={id}
            label={text.comment.hideReason}
            submit={text.comment.hideConfirm}
            isShort
            done={done}
          />
        </Opening>
      )}
      {status === "HIDDEN" && <PlainDeed deed="show" id={id} submit={text.comment.show} done={done} />}
    </div>
  );
}

function Opening({
  deed,
  id,
  title,
  children,
}: {
  deed: Deed;
  id: string;
  title: string;
  children: React.ReactNode;
}) {
  // The page that came back with a refusal shows the form it was about.
  const isRefused = useAnswer(undefined, deed, id)?.problem !== undefined;
  return (
    <details className="deed" name={`deed-${id}`} open={isRefused || undefined}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

interface PlainDeedProps {
  readonly deed: Deed;
  readonly id: string;
  readonly question?: string;
  readonly submit: string;
  readonly done: (answer: DeedAnswer) => void;
}

function PlainDeed({ deed, id, question, submit, done }: PlainDeedProps) {
  const fetcher = useFetcher<DeedAnswer>();
  const answer = useAnswer(fetcher.data, deed, id);
  const finished = useRef(done);
  finished.current = done;
  useEffect(() => {
    if (fetcher.state === "idle" && fetcher.data && !fetcher.data.problem) finished.current(fetcher.data);
  }, [fetcher.state, fetcher.data]);
  return (
    <fetcher.Form method="post" className="comment-form" preventScrollReset>
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="id" value={id} />
      {question && <p>{question}</p>}
      {answer?.problem && (
        <p className="problem" role="alert">
          {answer.problem}
        </p>
      )}
      <button className="button small">{submit}</button>
    </fetcher.Form>
  );
}
