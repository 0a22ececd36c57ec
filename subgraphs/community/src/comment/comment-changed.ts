import type { ToldEvent } from "@angel/kit/events";
import { MOST_MISSED, notTooMuch, resumeRead } from "@angel/kit/live";
import { Open, Public } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import type { Subject } from "../subject/subject.type.js";
import { publishedSubject, spokenComment } from "./comment-added.js";
import { Comment } from "./comment.entity.js";
import { commentChanged } from "./comment.events.js";
import { isPlace } from "./comment.loader.js";

export type Changed = Pick<ToldEvent<{ id: string; revision: number }>, "payload">;
interface CommentChangedArgs {
  subjectId: string;
  after?: string | null;
}

@Resolver()
export class CommentChanged {
  @Subscription(() => Comment, {
    description:
      "Comments on an article or a post as they are edited, deleted, hidden or shown again; those in groups: `groupCommentChanged`. With `after`, first those missed, each as it is now.",
    subscribe: source<CommentChangedArgs>(open),
  })
  @Public()
  @Open("What is said about what is published is for everyone; a hidden text says itself who may read it.")
  commentChanged(
    @Root() changed: Changed,
    @Arg("subjectId", () => ID, { description: "The article or post." }) _subjectId: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "The greatest `revision` seen; what changed after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() context: Context,
  ): Promise<Comment> {
    return spokenComment(changed, context);
  }
}

async function open(
  { subjectId, after }: CommentChangedArgs,
  context: Context,
): Promise<AsyncIterable<Changed>> {
  return commentsChanged(await publishedSubject(subjectId, context), after, context);
}

/** Changes of the comments on a subject from now on, after those missed. */
export function commentsChanged(
  subject: Subject,
  after: string | null | undefined,
  context: Context,
): Promise<AsyncIterableIterator<Changed>> {
  const last = after ? Number(after) : null;
  if (last !== null && !isPlace(last)) throw badInput("`after` is not a revision.");
  const live = context.live.on(commentChanged, (payload) => payload.subjectId === subject.id);
  return resumeRead<Changed, number>(
    live,
    async () => ({
      after: last,
      missed: last === null ? [] : await changedAfter(context, subject.id, last),
    }),
    ({ payload }) => payload.revision,
  );
}

async function changedAfter({ em }: Context, subjectId: string, revision: number): Promise<Changed[]> {
  const missed = await em.execute<{ id: string; revision: number }[]>(
    `select id, last_revision as revision from comments
      where subject_id = ? and last_revision > ?::int and last_revision > place order by last_revision limit ?::int`,
    [subjectId, revision, MOST_MISSED + 1],
  );
  return notTooMuch(missed).map((payload) => ({ payload }));
}
