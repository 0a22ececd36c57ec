import { Permission } from "@angel/kit/access";
import { resumeRead } from "@angel/kit/live";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { Mailing } from "./mailing.entity.js";
import { mailingChanged } from "./mailing.events.js";
import { mailings } from "./mailing.loader.js";

interface Changed {
  readonly payload: { readonly id: string; readonly revision: number };
}
interface MailingChangedArgs {
  mailingId: string;
  after?: string | null;
}

@Resolver()
export class MailingChanged {
  @Subscription(() => Mailing, {
    description:
      "A mailing each time its state changes, and once a second at most while its counts do. With `after`, at once when it changed since.",
    subscribe: source<MailingChangedArgs>(open),
  })
  @May(Permission.SEND_MAILINGS)
  async mailingChanged(
    @Root() { payload }: Changed,
    @Arg("mailingId", () => ID, { description: "The mailing." }) _mailingId: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "The greatest `revision` seen; a later one is given first.",
    })
    _after: string | null,
    @Ctx() { load }: Context,
  ): Promise<Mailing> {
    const mailing = await load(mailings).load(payload.id);
    if (!mailing) throw badInput("The mailing is not yours to see any more.");
    return mailing;
  }
}

async function open(
  { mailingId, after }: MailingChangedArgs,
  context: Context,
): Promise<AsyncIterable<Changed>> {
  const last = after ? Number(after) : null;
  if (last !== null && !Number.isSafeInteger(last)) throw badInput("`after` is not a revision.");
  const id = mailingId.toLowerCase();
  const live = context.live.on(mailingChanged, (payload) => payload.id === id);
  return resumeRead<Changed, number>(
    live,
    async () => {
      const mailing = await context.load(mailings).load(id);
      if (!mailing) throw badInput("There is no such mailing.");
      const isMissed = last !== null && mailing.lastRevision > last;
      return { after: last, missed: isMissed ? [{ payload: { id, revision: mailing.lastRevision } }] : [] };
    },
    ({ payload }) => payload.revision,
  );
}
