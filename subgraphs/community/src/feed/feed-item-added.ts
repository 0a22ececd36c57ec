import type { ToldEvent } from "@angel/kit/events";
import { MOST_MISSED, notTooMuch, resumeRead } from "@angel/kit/live";
import { Open, Public } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { listOf } from "@angel/kit/published";
import { isUuid } from "@angel/kit/text";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { feedItemAdded } from "./feed.events.js";
import { FeedItem } from "./feed-item.entity.js";
import { ancestorsOf, feedItems } from "./feed.loader.js";

type Added = Pick<ToldEvent<{ id: string }>, "payload">;
interface FeedItemAddedArgs {
  organisationId: string;
  after?: string | null;
}

@Resolver()
export class FeedItemAdded {
  @Subscription(() => FeedItem, {
    description:
      "Items as they come into the feed of an organisation, its own and those that flow down to it. With `after`, first those missed.",
    subscribe: source<FeedItemAddedArgs>(open),
  })
  @Public()
  @Open("What is published is for everyone.")
  async feedItemAdded(
    @Root() { payload }: Added,
    @Arg("organisationId", () => ID, { description: "The organisation." }) _organisationId: string,
    @Arg("after", () => ID, {
      nullable: true,
      description:
        "The last item seen, the one with the greatest id; what came after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() { load }: Context,
  ): Promise<FeedItem> {
    const item = await load(feedItems).load(payload.id);
    if (!item) throw badInput("What came into the feed was withdrawn again.");
    return item;
  }
}

async function open(args: FeedItemAddedArgs, { em, live }: Context): Promise<AsyncIterable<Added>> {
  if (!isUuid(args.organisationId)) throw badInput("`organisationId` is not an id.");
  if (args.after && !isUuid(args.after)) throw badInput("`after` is not an item of a feed.");
  const organisationId = args.organisationId.toLowerCase();
  const after = args.after?.toLowerCase() ?? null;
  const above = await ancestorsOf(em, organisationId);
  const coming = live.on(
    feedItemAdded,
    (item) =>
      item.organisationId === organisationId || (item.flowsDown && above.includes(item.organisationId)),
  );
  return resumeRead<Added, string>(
    coming,
    async () => ({ after, missed: after ? await addedAfter(em, organisationId, above, after) : [] }),
    ({ payload }) => payload.id,
  );
}

async function addedAfter(
  em: Context["em"],
  organisationId: string,
  above: string[],
  after: string,
): Promise<Added[]> {
  const missed = await em.execute<{ id: string }[]>(
    `select id from feed_items
      where organisation_id = any(?::uuid[]) and (organisation_id = ? or flows_down) and id > ?
      order by id limit ?::int`,
    [listOf([organisationId, ...above]), organisationId, after, MOST_MISSED + 1],
  );
  return notTooMuch(missed, "feed").map((payload) => ({ payload }));
}
