import type { ToldEvent } from "@angel/kit/events";
import { MOST_MISSED, notTooMuch, resumeRead } from "@angel/kit/live";
import { Open } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { isPlace } from "../comment/comment.loader.js";
import { groupPostChanged } from "./group.events.js";
import { GroupPost } from "./group-post.entity.js";
import { heardPost } from "./group-post.service.js";
import { groupToHear, whileRead } from "./rights.js";

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
  groupPostChanged(
    @Root() changed: Changed,
    @Arg("groupId", () => ID, { description: "The group." }) _groupId: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "The greatest `revision` seen; what changed after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() context: Context,
  ): Promise<GroupPost> {
    return heardPost(changed, context);
  }
}

async function open(
  { groupId, after }: GroupPostChangedArgs,
  context: Context,
): Promise<AsyncIterable<Changed>> {
  const last = after ? Number(after) : null;
  if (last !== null && !isPlace(last)) throw badInput("`after` is not a revision.");
  const id = await groupToHear(groupId, context);
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
  return notTooMuch(missed).map((payload) => ({ payload }));
}
