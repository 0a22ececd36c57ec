import { resumeRead } from "@angel/kit/live";
import { Open } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { Event } from "./event.entity.js";
import { eventCountsChanged } from "./event.events.js";
import { events } from "./event.loader.js";

interface Changed {
  readonly payload: { readonly id: string; readonly revision: number };
}
interface EventCountsChangedArgs {
  eventId: string;
  after?: string | null;
}

@Resolver()
export class EventCountsChanged {
  @Subscription(() => Event, {
    description:
      "An event each time somebody registers or withdraws, or its seats or its state change. With `after`, at once when it changed since.",
    subscribe: source<EventCountsChangedArgs>(open),
  })
  @Open("What an organisation does is for everyone; an event by invitation says itself who may see it.")
  async eventCountsChanged(
    @Root() { payload }: Changed,
    @Arg("eventId", () => ID, { description: "The event." }) _eventId: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "The greatest `revision` seen; a later one is given first.",
    })
    _after: string | null,
    @Ctx() { load }: Context,
  ): Promise<Event> {
    const event = await load(events).load(payload.id);
    if (!event) throw badInput("The event is not yours to see any more.");
    return event;
  }
}

async function open(
  { eventId, after }: EventCountsChangedArgs,
  context: Context,
): Promise<AsyncIterable<Changed>> {
  const last = after ? Number(after) : null;
  if (last !== null && !Number.isSafeInteger(last)) throw badInput("`after` is not a revision.");
  const id = eventId.toLowerCase();
  const live = context.live.on(eventCountsChanged, (payload) => payload.id === id);
  return resumeRead<Changed, number>(
    live,
    async () => {
      const event = await context.load(events).load(id);
      if (!event) throw badInput("There is no such event.");
      const isMissed = last !== null && event.lastRevision > last;
      return { after: last, missed: isMissed ? [{ payload: { id, revision: event.lastRevision } }] : [] };
    },
    ({ payload }) => payload.revision,
  );
}
