import { useCallback, useMemo, useState } from "react";
import { Link, useLocation, useRevalidator } from "react-router";
import { type FragmentOf, readFragment } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { useFrame } from "../layout/use-frame.js";
import { More } from "../list/more.js";
import { NO_PAGE } from "../list/page.js";
import { usePages } from "../list/use-pages.js";
import { useLive } from "../live/use-live.js";
import {
  Comment_Comment,
  CommentAdded,
  CommentChanged,
  CommentThread_Comment,
  Conversation_CommentConnection,
  GroupCommentAdded,
  GroupCommentChanged,
  type ShownComment,
} from "./comment.js";
import { CommentForm } from "./comment-form.js";
import { CommentItem } from "./comment-item.js";
import type { DeedAnswer } from "./deed.js";
import { latestComment, latestRevision, mergeComments, type Thread } from "./thread.js";

interface ConversationProps<Data> {
  readonly subjectId: string;
  /** Null when the part that keeps comments is down. */
  readonly comments: FragmentOf<typeof Conversation_CommentConnection> | null;
  readonly pick: (data: Data) => FragmentOf<typeof Conversation_CommentConnection> | null;
  readonly isFirstPage: boolean;
  /** Whether it is held in a group, where its lines are for those alone who read it. */
  readonly isInGroup?: boolean;
}

type ThreadNode = { readonly id: string } & FragmentOf<typeof CommentThread_Comment>;

/** What people say about an article, a post or a post in a group, growing while it is read. */
export function Conversation<Data>({
  subjectId,
  comments,
  pick,
  isFirstPage,
  isInGroup = false,
}: ConversationProps<Data>) {
  const { text } = useLanguage();
  const { reader } = useFrame();
  const { revalidate } = useRevalidator();
  const page = comments && readFragment(Conversation_CommentConnection, comments);
  const pages = usePages<ThreadNode, Data>(page ?? NO_PAGE, "comments", (data) => {
    const masked = pick(data);
    return masked && readFragment(Conversation_CommentConnection, masked);
  });
  const [news, setNews] = useState<ReadonlyMap<string, ShownComment>>(new Map());
  const [said, setSaid] = useState("");
  const [isOffline, setIsOffline] = useState(false);

  const given = useMemo(() => pages.nodes.map(readThread), [pages.nodes]);
  const threads = useMemo(
    () => mergeComments(given, news.values(), { hasOlder: pages.next !== null || !isFirstPage }),
    [given, news, pages.next, isFirstPage],
  );
  const put = useCallback(
    (comment: ShownComment) => setNews((known) => new Map(known).set(comment.id, comment)),
    [],
  );

  const line = {
    variables: { subjectId },
    cursor: ({ revision }: ShownComment) => revision,
    lost: () => setIsOffline(true),
  };
  useLive({
    ...line,
    document: isInGroup ? GroupCommentAdded : CommentAdded,
    after: latestComment(given),
    read: ({ comment }) => readFragment(Comment_Comment, comment),
    cursor: ({ id }) => id,
    take: (comment) => {
      put(comment);
      // What one wrote oneself, one may delete, and knows already.
      if (!comment.viewerCanDelete)
        setSaid(text.comment.arrived(comment.author?.displayName ?? text.comment.someone));
    },
    opened: ({ after }) => {
      setIsOffline(false);
      // Where nobody has spoken there is no place to resume from: ask once more when the line stands.
      if (after === null) void revalidate();
    },
  });
  useLive({
    ...line,
    document: isInGroup ? GroupCommentChanged : CommentChanged,
    // Changes are counted from nought: where nothing was said, nothing has changed yet.
    after: latestRevision(given) ?? "0",
    read: ({ comment }) => readFragment(Comment_Comment, comment),
    take: put,
  });

  const done = useCallback(
    ({ comment, deed }: DeedAnswer) => {
      if (!comment) return;
      put(comment);
      setSaid(saidOf(deed, text.comment));
    },
    [put, text],
  );

  const isWhole = isFirstPage && pages.next === null;
  const total = isWhole ? threads.reduce((sum, { replies }) => sum + 1 + replies.length, 0) : 0;
  return (
    <section className="conversation" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">
        {text.comment.title} {total > 0 && <span className="count">{total}</span>}
      </h2>
      <p className="unseen" role="status" aria-live="polite">
        {said}
      </p>
      {page ? (
        <>
          {reader ? (
            <CommentForm deed="add" id="" label={text.comment.write} submit={text.comment.send} done={done} />
          ) : (
            <SignInFirst />
          )}
          {isOffline && <p className="note offline">{text.comment.offline}</p>}
          {threads.length === 0 && (
            <p className="note">{reader ? text.comment.none : text.comment.noneForGuest}</p>
          )}
          <ol className="threads">
            {threads.map(({ comment, replies }) => (
              <li key={comment.id} id={comment.id} tabIndex={-1}>
                <CommentItem comment={comment} done={done} isFresh={news.has(comment.id)} />
                {replies.length > 0 && (
                  <ol className="replies">
                    {replies.map((reply) => (
                      <li key={reply.id}>
                        <CommentItem comment={reply} done={done} isFresh={news.has(reply.id)} />
                      </li>
                    ))}
                  </ol>
                )}
              </li>
            ))}
          </ol>
          <More pages={pages} />
        </>
      ) : (
        <p className="note">{text.comment.down}</p>
      )}
    </section>
  );
}

function SignInFirst() {
  const { text, path } = useLanguage();
  const { pathname } = useLocation();
  return (
    <p className="sign-in-first">
      {text.comment.signInFirst}{" "}
      <Link to={`${path("/sign-in")}?returnTo=${encodeURIComponent(`${pathname}#comments`)}`}>
        {text.comment.signInLink}
      </Link>
      .
    </p>
  );
}

function readThread(masked: ThreadNode): Thread<ShownComment> {
  const thread = readFragment(CommentThread_Comment, masked);
  return {
    comment: readFragment(Comment_Comment, thread),
    replies: (thread.replies?.nodes ?? []).map((reply) => readFragment(Comment_Comment, reply)),
  };
}

function saidOf(deed: DeedAnswer["deed"], text: ReturnType<typeof useLanguage>["text"]["comment"]): string {
  if (deed === "edit") return text.changed;
  if (deed === "delete") return text.removed;
  if (deed === "hide") return text.isHidden;
  if (deed === "show") return text.isShown;
  return text.sent;
}
