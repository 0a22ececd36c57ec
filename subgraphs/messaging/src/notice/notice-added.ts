import { Permission } from "@angel/kit/access";
import { MOST_MISSED, notTooMuch, resumeRead, untilReturned } from "@angel/kit/live";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { ownIds } from "../person/own-ids.js";
import { noticesLaid } from "./notice.events.js";
import { notices } from "./notice.loader.js";
import { Notice } from "./notice.type.js";

interface NoticeAddedArgs {
  after?: string | null;
}
/** The notice's id, which is its place too. */
type Added = string;

@Resolver()
export class NoticeAdded {
  @Subscription(() => Notice, {
    description: "One's own notices as they are said. With `after`, first those missed.",
    subscribe: source<NoticeAddedArgs>(open),
  })
  @May(Permission.VIEW_OWN_ACCOUNT)
  async noticeAdded(
    @Root() id: Added,
    @Arg("after", () => ID, {
      nullable: true,
      description: "The last notice seen; what was said after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() { load }: Context,
  ): Promise<Notice> {
    const notice = await load(notices).load(id);
    if (!notice) throw badInput("The notice is not yours to see any more.");
    return notice;
  }
}

async function open(
  { after }: NoticeAddedArgs,
  { em, live, viewer }: Context,
): Promise<AsyncIterable<Added>> {
  if (after && !isUuid(after)) throw badInput("`after` is not a notice.");
  const last = after?.toLowerCase() ?? null;
  const own = ownIds(viewer);
  const laid = live.on(noticesLaid, ({ noticeIds }) => own.some((id) => noticeIds[id] !== undefined));
  async function* ids(): AsyncGenerator<Added> {
    for await (const { payload } of laid)
      for (const id of own) {
        const laidForOne = payload.noticeIds[id];
        if (laidForOne !== undefined) yield laidForOne;
      }
  }
  return resumeRead<Added, string>(
    untilReturned(ids(), () => laid.return?.()),
    async () => ({ after: last, missed: last === null ? [] : await laidAfter(em, last) }),
    (id) => id,
  );
}

async function laidAfter(em: Context["em"], id: string): Promise<Added[]> {
  const missed = await em.execute<{ id: string }[]>(
    "select id from notices where person_id = any(own_people()) and id > ?::uuid order by id limit ?::int",
    [id, MOST_MISSED + 1],
  );
  return notTooMuch(missed).map((notice) => notice.id);
}
