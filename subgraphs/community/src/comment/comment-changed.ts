import type { ToldEvent } from "@angel/kit/events";
import { resumeRead } from "@angel/kit/live";
import { Open } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { whileRead } from "../group/rights.js";
import { subjects } from "../subject/subject.loader.js";
import { MOST_MISSED } from "./comment-added.js";
import { Comment } from "./comment.entity.js";
import { commentChanged } from "./comment.events.js";
import { comments, isPlace } from "./comment.loader.js";

type Changed = Pick<ToldEvent<{ id: string; revision: number }>, "payload">;
interface CommentChangedArgs {
  subjectId: string;
  after?: string | null;
}

@Resolver()
export class CommentChanged {
  @Subscription(() => Comment, {
    description:
      "Comments on an article, a post or a post in a group as they are edited, deleted, hidden or shown again. With `after`, first those missed, each as it is now.",
    subscribe: source<CommentChangedArgs>(open),
  })
  @Open("As `commentAdded`; a hidden text says itself who may read it.")
  async commentChanged(
    @Root() { payload }: Changed,
    @Arg("subjectId", () => ID, { description: "The article, post or post in a group." }) _subjectId: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "The greatest `revision` seen; what changed after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() { load }: Context,
  ): Promise<Comment> {
    const comment = await load(comments).load(payload.id);
    if (!comment) throw badInput("What was commented on is no longer published.");
    return comment;
  }
}

async function open(
  { subjectId, after }: CommentChangedArgs,
  context: Context,
): Promise<AsyncIterable<Changed>> {
  const subject = await context.load(subjects).load(subjectId);
  if (!subject) throw badInput("There is nothing published under `subjectId`.");
  const last = after ? Number(after) : null;
  if (last !== null && !isPlace(last)) throw badInput("`after` is not a revision.");
  const live = context.live.on(commentChanged, (payload) => payload.subjectId === subject.id);
  const events = await resumeRead<Changed, number>(
    live,
    async () => ({
      after: last,
      missed: last === null ? [] : await changedAfter(context, subject.id, last),
    }),
    ({ payload }) => payload.revision,
  );
  return subject.group ? whileRead(subject.group.id, events, context) : events;
}

async function changedAfter({ em }: Context, subjectId: string, revision: number): Promise<Changed[]> {
  const missed = await em.execute<{ id: string; revision: number }[]>(
    `select id, last_revision as revision from comments
      where subject_id = ? and last_revision > ?::int and last_revision > place order by last_revision limit ?::int`,
    [subjectId, revision, MOST_MISSED + 1],
  );
  if (missed.length > MOST_MISSED) throw badInput("Too much was missed after `after`: read the list anew.");
  return missed.map((payload) => ({ payload }));
}
