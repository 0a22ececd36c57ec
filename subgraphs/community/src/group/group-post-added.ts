import type { ToldEvent } from "@angel/kit/events";
import { MOST_MISSED, notTooMuch, resumeRead } from "@angel/kit/live";
import { Open } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { groupPostAdded } from "./group.events.js";
import { GroupPost } from "./group-post.entity.js";
import { heardPost } from "./group-post.service.js";
import { groupToHear, whileRead } from "./rights.js";

type Added = Pick<ToldEvent<{ id: string; place: number }>, "payload">;
interface GroupPostAddedArgs {
  groupId: string;
  after?: string | null;
}

@Resolver()
export class GroupPostAdded {
  @Subscription(() => GroupPost, {
    description:
      "Posts of a group as they are written, for whoever reads it; it ends when they do no more. With `after`, first those missed.",
    subscribe: source<GroupPostAddedArgs>(open),
  })
  @Open("What is said in a group is found by those alone who read it.")
  groupPostAdded(
    @Root() added: Added,
    @Arg("groupId", () => ID, { description: "The group." }) _groupId: string,
    @Arg("after", () => ID, {
      nullable: true,
      description: "The last post seen; what came after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() context: Context,
  ): Promise<GroupPost> {
    return heardPost(added, context);
  }
}

async function open({ groupId, after }: GroupPostAddedArgs, context: Context): Promise<AsyncIterable<Added>> {
  const id = await groupToHear(groupId, context);
  const live = context.live.on(groupPostAdded, (payload) => payload.groupId === id);
  const events = await resumeRead<Added, number>(
    live,
    async () => {
      const last = after ? await placeOf(context, id, after) : null;
      return { after: last, missed: last === null ? [] : await addedAfter(context, id, last) };
    },
    ({ payload }) => payload.place,
  );
  return whileRead(id, events, context);
}

async function placeOf({ em }: Context, groupId: string, id: string): Promise<number> {
  const seen = isUuid(id) ? await em.findOne(GroupPost, { id, groupId }) : null;
  if (!seen) throw badInput("`after` is not a post of this group.");
  return seen.place;
}

async function addedAfter({ em }: Context, groupId: string, place: number): Promise<Added[]> {
  const missed = await em.execute<{ id: string; place: number }[]>(
    `select id, place from group_posts where group_id = ? and place > ?::int and status <> 'DELETED'
      order by place limit ?::int`,
    [groupId, place, MOST_MISSED + 1],
  );
  return notTooMuch(missed).map((payload) => ({ payload }));
}
