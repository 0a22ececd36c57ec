import { Link } from "react-router";
import type { Route } from "./+types/post-page.js";
import { Conversation_CommentConnection } from "../comment/comment.js";
import { Conversation } from "../comment/conversation.js";
import { answerDeed } from "../comment/deed.server.js";
import type { DeedAnswer } from "../comment/deed.js";
import { keepWriting } from "../comment/keep-writing.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { PlainText } from "../prose/plain-text.js";
import { ReactionBar } from "../reaction/reaction-bar.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { deedWithPost } from "./deed-with-post.js";
import { FileItem, FileItem_GroupFile } from "./file-item.js";
import "../style/event.css";

const GroupPostPage = graphql(
  `
    query GroupPostPage($id: ID!, $after: String) {
      viewer {
        id
      }
      groupPost(id: $id) {
        id
        title
        text
        status
        hiddenBecause
        writtenAt
        editedAt
        viewerCanEdit
        viewerCanDelete
        viewerCanModerate
        viewerReaction
        reactions {
          kind
          count
        }
        author {
          id
          displayName
        }
        group {
          id
          title
        }
        files {
          id
          ...FileItem_GroupFile
        }
        comments(first: 20, after: $after, order: NEWEST) {
          ...Conversation_CommentConnection
        }
      }
    }
  `,
  [Conversation_CommentConnection, FileItem_GroupFile],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("comments");
  const answer = await askForPage(visitOf(context), GroupPostPage, { id: idOf(params.postId), after });
  if (!answer.data.viewer) throw signInFirst(request);
  return { post: found(answer.data.groupPost, answer.faults), isFirstPage: after === null };
}

export function action({ context, request, params }: Route.ActionArgs) {
  const subjectId = idOf(params.postId);
  const path = `/groups/${params.id}/posts/${subjectId}`;
  return answerDeed({ request, visit: visitOf(context), subjectId, path });
}

export function clientAction({ request, serverAction }: Route.ClientActionArgs) {
  return keepWriting(request, () => serverAction() as Promise<DeedAnswer>);
}

/** What a form did is merged into the page; the post itself has not changed. */
export function shouldRevalidate({
  formMethod,
  defaultShouldRevalidate,
}: {
  formMethod?: string;
  defaultShouldRevalidate: boolean;
}) {
  return formMethod !== "POST" && defaultShouldRevalidate;
}

export default function GroupPost({ loaderData: { post, isFirstPage } }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(groups);
  const { id, title, text, status, group, author, writtenAt, editedAt, hiddenBecause } = post;
  const heading = title ?? words.hidden;
  return (
    <div className="page narrow">
      <PageHead title={heading} isPrivate />
      {group && (
        <p>
          <Link to={path(`/groups/${group.id}`)} lang="ru">
            {group.title}
          </Link>
        </p>
      )}
      <article className="article">
        <h1 tabIndex={-1} lang="ru">
          {heading}
        </h1>
        <p className="note">
          {author?.displayName ?? words.someone}, <Moment value={writtenAt} isExact />
          {editedAt && `, ${words.edited}`}
        </p>
        {status === "HIDDEN" && title !== null && (
          <p className="event-state">
            {words.hidden} {hiddenBecause}
          </p>
        )}
        {text !== null && (
          <div className="prose" lang="ru">
            <PlainText text={text} />
          </div>
        )}
        {group && post.files.length > 0 && (
          <ul aria-label={words.attached}>
            {post.files.map((file) => (
              <li key={file.id}>
                <FileItem groupId={group.id} file={file} />
              </li>
            ))}
          </ul>
        )}
      </article>
      {group && (post.viewerCanDelete || post.viewerCanModerate) && (
        <p>
          <Link to={path(`/groups/${group.id}/posts/${id}/change`)}>{deedWithPost(post, words.post)}</Link>
        </p>
      )}
      {status === "VISIBLE" && (
        <>
          <ReactionBar {...post} />
          <Conversation<Route.ComponentProps["loaderData"]>
            key={id}
            subjectId={id}
            comments={post.comments}
            pick={(data) => data.post.comments}
            isFirstPage={isFirstPage}
            isInGroup
          />
        </>
      )}
    </div>
  );
}
