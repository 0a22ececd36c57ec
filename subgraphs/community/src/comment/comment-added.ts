import type { ToldEvent } from "@angel/kit/events";
import { MOST_MISSED, notTooMuch, resumeRead } from "@angel/kit/live";
import { Open, Public } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { subjects } from "../subject/subject.loader.js";
import type { Subject } from "../subject/subject.type.js";
import { Comment } from "./comment.entity.js";
import { commentAdded } from "./comment.events.js";
import { comments } from "./comment.loader.js";

export type Added = Pick<ToldEvent<{ id: string; place: number }>, "payload">;
interface CommentAddedArgs {
  subjectId: string;
  after?: string | null;
}

@Resolver()
export class CommentAdded {
  @Subscription(() => Comment, {
    description:
      "Comments on an article or a post as they are added, answers too; those in groups: `groupCommentAdded`. With `after`, first those missed.",
    subscribe: source<CommentAddedArgs>(open),
  })
  @Public()
  @Open("What is said about what is published is for everyone.")
  commentAdded(
    @Root() added: Added,
    @Arg("subjectId", () => ID, { description: "The article or post." }) _subjectId: string,
    @Arg("after", () => ID, {
      nullable: true,
      description: "The last comment seen; what came after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() context: Context,
  ): Promise<Comment> {
    return spokenComment(added, context);
  }
}

async function open({ subjectId, after }: CommentAddedArgs, context: Context): Promise<AsyncIterable<Added>> {
  return commentsAdded(await publishedSubject(subjectId, context), after, context);
}

/** What is published, as lines know it that are the same for everyone: nothing of groups. */
export async function publishedSubject(subjectId: string, { load }: Context): Promise<Subject> {
  const subject = await load(subjects).load(subjectId);
  if (!subject || subject.group) throw badInput("There is nothing published under `subjectId`.");
  return subject;
}

/** Comments on a subject from now on, after those missed. */
export function commentsAdded(
  subject: Subject,
  after: string | null | undefined,
  context: Context,
): Promise<AsyncIterableIterator<Added>> {
  const live = context.live.on(commentAdded, (payload) => payload.subjectId === subject.id);
  return resumeRead<Added, number>(
    live,
    async () => {
      const last = after ? await placeOf(context, subject.id, after) : null;
      return { after: last, missed: last === null ? [] : await addedAfter(context, subject.id, last) };
    },
    ({ payload }) => payload.place,
  );
}

export async function spokenComment(
  { payload }: { payload: { id: string } },
  { load }: Context,
): Promise<Comment> {
  const comment = await load(comments).load(payload.id);
  if (!comment) throw badInput("What was commented on is no longer published.");
  return comment;
}

async function placeOf({ em }: Context, subjectId: string, id: string): Promise<number> {
  const seen = isUuid(id) ? await em.findOne(Comment, { id, subjectId }) : null;
  if (!seen) throw badInput("`after` is not a comment on this subject.");
  return seen.place;
}

async function addedAfter({ em }: Context, subjectId: string, place: number): Promise<Added[]> {
  const missed = await em.execute<{ id: string; place: number }[]>(
    `select id, place from comments where subject_id = ? and place > ?::int and status <> 'DELETED'
      order by place limit ?::int`,
    [subjectId, place, MOST_MISSED + 1],
  );
  return notTooMuch(missed).map((payload) => ({ payload }));
}
