import type { ToldEvent } from "@angel/kit/events";
import { resumeRead } from "@angel/kit/live";
import { Open } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { MOST_MISSED } from "../comment/comment-added.js";
import { isPlace } from "../comment/comment.loader.js";
import { groupPostChanged } from "./group.events.js";
import { groupPosts } from "./group.loader.js";
import { GroupPost } from "./group-post.entity.js";
import { rightsInGroups, whileRead } from "./rights.js";

type Changed = Pick<ToldEvent<{ id: string; revision: number }>, "payload">;
interface GroupPostChangedArgs {
  groupId: string;
  after?: string | null;
}

@Resolver()
export class GroupPostChanged {
  @Subscription(() => GroupPost, {
    description:
      "Posts of a group as they are edited, deleted, hidden or shown again, for whoever reads it; it ends when they do no more. With `after`, first those missed, each as it is now.",
    subscribe: source<GroupPostChangedArgs>(open),
  })
  @Open("What is said in a group is found by those alone who read it.")
  async groupPostChanged(
    @Root() { payload }: Changed,
    @Arg("groupId", () => ID, { description: "The group." }) _groupId: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "The greatest `revision` seen; what changed after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() { load }: Context,
  ): Promise<GroupPost> {
    const post = await load(groupPosts).load(payload.id);
    if (!post) throw badInput("The group is not yours to read any more.");
    return post;
  }
}

async function open(
  { groupId, after }: GroupPostChangedArgs,
  context: Context,
): Promise<AsyncIterable<Changed>> {
  const last = after ? Number(after) : null;
  if (last !== null && !isPlace(last)) throw badInput("`after` is not a revision.");
  const id = groupId.toLowerCase();
  const { reads } = await context.load(rightsInGroups).load(id);
  if (!reads) throw badInput("There is no group under `groupId` that you read.");
  const live = context.live.on(groupPostChanged, (payload) => payload.groupId === id);
  const events = await resumeRead<Changed, number>(
    live,
    async () => ({ after: last, missed: last === null ? [] : await changedAfter(context, id, last) }),
    ({ payload }) => payload.revision,
  );
  return whileRead(id, events, context);
}

async function changedAfter({ em }: Context, groupId: string, revision: number): Promise<Changed[]> {
  const missed = await em.execute<{ id: string; revision: number }[]>(
    `select id, last_revision as revision from group_posts
      where group_id = ? and last_revision > ?::int and last_revision > place order by last_revision limit ?::int`,
    [groupId, revision, MOST_MISSED + 1],
  );
  if (missed.length > MOST_MISSED) throw badInput("Too much was missed after `after`: read the list anew.");
  return missed.map((payload) => ({ payload }));
}
