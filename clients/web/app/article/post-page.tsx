import type { Route } from "./+types/post-page.js";
import { Conversation_CommentConnection } from "../comment/comment.js";
import { Conversation } from "../comment/conversation.js";
import { answerDeed } from "../comment/deed.server.js";
import type { DeedAnswer } from "../comment/deed.js";
import { keepWriting } from "../comment/keep-writing.js";
import { excerpt } from "../feed/excerpt.js";
import { askForPage, askForPart, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { PlainText } from "../prose/plain-text.js";
import { ReactionBar } from "../reaction/reaction-bar.js";
import { visitOf } from "../session/visit.js";
import { ShareLinks } from "../share/share-links.js";
import { Byline } from "./byline.js";
import { SubjectTrail } from "./subject-trail.js";

const PostPage = graphql(`
  query PostPage($id: ID!) {
    blogPost(id: $id) {
      id
      title
      body
      publishedAt
      updatedAt
      organisation {
        id
        name
      }
      author {
        id
        displayName
      }
    }
  }
`);

const PostConversation = graphql(
  `
    query PostConversation($id: ID!, $after: String) {
      blogPost(id: $id) {
        id
        viewerReaction
        reactions {
          kind
          count
        }
        comments(first: 20, after: $after, order: NEWEST) {
          ...Conversation_CommentConnection
        }
      }
    }
  `,
  [Conversation_CommentConnection],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const after = new URL(request.url).searchParams.get("comments");
  const id = idOf(params.id);
  const [{ data, faults }, conversation] = await Promise.all([
    askForPage(visit, PostPage, { id }),
    askForPart(visit, PostConversation, { id, after }),
  ]);
  return {
    post: found(data.blogPost, faults),
    conversation: conversation?.blogPost ?? null,
    isFirstPage: after === null,
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  const id = idOf(params.id);
  return answerDeed({ request, visit: visitOf(context), subjectId: id, path: `/posts/${id}` });
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

export default function PostOfMember({
  loaderData: { post, conversation, isFirstPage },
}: Route.ComponentProps) {
  const { text } = useLanguage();
  return (
    <div className="page narrow">
      <PageHead title={post.title} description={excerpt(post.body)} />
      <SubjectTrail organisation={post.organisation} />
      <article className="article">
        <header>
          <p className="news-above">
            <span className="kind kind-post">{text.article.post}</span>
          </p>
          <h1 tabIndex={-1}>{post.title}</h1>
          <Byline {...post} author={post.author?.displayName ?? null} />
        </header>
        <div className="prose">
          <PlainText text={post.body} />
        </div>
      </article>
      {conversation && <ReactionBar {...conversation} />}
      <ShareLinks title={post.title} />
      <Conversation<Route.ComponentProps["loaderData"]>
        key={post.id}
        subjectId={post.id}
        comments={conversation?.comments ?? null}
        pick={(data) => data.conversation?.comments ?? null}
        isFirstPage={isFirstPage}
      />
    </div>
  );
}
