import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Event, EventStatus } from "./event.entity.js";
import { eventCancelled } from "./event.events.js";
import { EventClosed, EventNotFound } from "./event-problems.js";
import { lockKeptEvent } from "./kept-event.js";
import { countAnew } from "./seats.js";

const LONGEST_REASON = 1_000;

@InputType({ description: "An event that does not take place." })
class CancelEventInput {
  @Field(() => ID, { description: "The event." })
  eventId!: string;

  @Field(() => String, { description: "Why, for all who look at it; 1 to 1,000 characters." })
  reason!: string;
}

@ObjectType({ description: "The event is cancelled." })
class CancelEventPayload {
  @Field(() => Event, { description: "The event as it is now." })
  event!: Event;
}

const CancelEventResult = createUnionType({
  name: "CancelEventResult",
  description: "How cancelling the event went.",
  types: () => [CancelEventPayload, EventNotFound, EventClosed, InvalidInput] as const,
});

/** Those who keep an organisation call an event off; its registrations stay, so that everyone can be told. */
@Resolver()
export class CancelEvent {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => CancelEventResult, {
    description: "Cancel an event that was not held («отменить»). Sent again, the first reason stays.",
  })
  async cancelEvent(
    @Arg("input", () => CancelEventInput, { description: "Which, and why." }) input: CancelEventInput,
    @Ctx() context: Context,
  ): Promise<typeof CancelEventResult> {
    const event = await lockKeptEvent(input.eventId, context);
    if (!event) return new EventNotFound();
    if (event.status === EventStatus.HELD) return new EventClosed(event);
    const reason = tidy(input.reason);
    const fault = faultOfText("reason", reason, LONGEST_REASON);
    if (fault) return new InvalidInput([fault]);
    if (event.status === EventStatus.PLANNED) {
      event.status = EventStatus.CANCELLED;
      event.cancelledBecause = reason;
      countAnew(event, context);
      context.tell(eventCancelled, { id: event.id, organisationId: event.organisationId });
      await context.em.flush();
    }
    return Object.assign(new CancelEventPayload(), { event });
  }
}
