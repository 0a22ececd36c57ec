import { isWithin, Permission } from "@angel/kit/access";
import { filtered, MOST_MISSED, notTooMuch, resumeRead } from "@angel/kit/live";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { places } from "../organisation/place.js";
import { Appeal } from "./appeal.entity.js";
import { appealQueued } from "./appeal.events.js";
import { appeals } from "./appeal.loader.js";

interface Queued {
  readonly payload: { readonly id: string; readonly place: number };
}
interface AppealRegisteredArgs {
  organisationId: string;
  after?: string | null;
}

@Resolver()
export class AppealRegistered {
  @Subscription(() => Appeal, {
    description:
      "Appeals as they come to the queues here and below: registered, passed on or opened again. With `after`, first those missed.",
    subscribe: source<AppealRegisteredArgs>(open),
  })
  @May(Permission.HANDLE_APPEALS)
  async appealRegistered(
    @Root() { payload }: Queued,
    @Arg("organisationId", () => ID, { description: "The organisation." }) _organisationId: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "The greatest `revision` seen; what came after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() { load }: Context,
  ): Promise<Appeal> {
    const appeal = await load(appeals).load(payload.id);
    if (!appeal) throw badInput("The appeal is not yours to see any more.");
    return appeal;
  }
}

async function open(
  { organisationId, after }: AppealRegisteredArgs,
  context: Context,
): Promise<AsyncIterable<Queued>> {
  const home = await context.load(places).load(organisationId);
  if (!home || !context.viewer.may(Permission.HANDLE_APPEALS, home.path))
    throw badInput("There is no organisation under `organisationId` whose appeals you handle.");
  const last = after ? Number(after) : null;
  if (last !== null && !Number.isSafeInteger(last)) throw badInput("`after` is not a revision.");
  const live = context.live.on(appealQueued, ({ handlingPath }) => isWithin(handlingPath, home.path));
  const queued = await resumeRead<Queued, number>(
    live,
    async () => ({ after: last, missed: last === null ? [] : await queuedAfter(last, home.path, context) }),
    ({ payload }) => payload.place,
  );
  return filtered(queued, ({ payload }) => isHandled(payload.id, context));
}

/** One's own, and those that complain of what one leads, come by unseen. */
async function isHandled(id: string, { em, viewer }: Context): Promise<boolean> {
  const [handled] = await em.execute<object[]>(
    "select from appeals where id = ? and (member_id is null or member_id is distinct from ?::uuid)",
    [id, viewer.memberId],
  );
  return handled !== undefined;
}

async function queuedAfter(last: number, path: string, { em }: Context): Promise<Queued[]> {
  const missed = await em.execute<{ id: string; place: string }[]>(
    "select id, place from appeals where place > ?::bigint and handling_path <@ ?::ltree order by place limit ?::int",
    [last, path, MOST_MISSED + 1],
  );
  return notTooMuch(missed, "queue").map(({ id, place }) => ({ payload: { id, place: Number(place) } }));
}
