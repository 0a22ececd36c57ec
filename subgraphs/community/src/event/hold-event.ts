import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Event, EventStatus } from "./event.entity.js";
import { EventClosed, EventNotBegun, EventNotFound } from "./event-problems.js";
import { EventRegistration } from "./event-registration.entity.js";
import { lockKeptEvent } from "./kept-event.js";
import { countAnew } from "./seats.js";

const MOST_PARTICIPANTS = 1_000_000;

@InputType({ description: "An event that took place." })
class HoldEventInput {
  @Field(() => ID, { description: "The event." })
  eventId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      "How many came, guests too, 0 to 1,000,000; as many as are marked as present when left out. Not fewer than those.",
  })
  participants?: number | null;
}

@ObjectType({ description: "That the event was held is recorded." })
class HoldEventPayload {
  @Field(() => Event, { description: "The event as it is now." })
  event!: Event;
}

const HoldEventResult = createUnionType({
  name: "HoldEventResult",
  description: "How recording that the event was held went.",
  types: () => [HoldEventPayload, EventNotFound, EventClosed, EventNotBegun, InvalidInput] as const,
});

/** Those who keep an organisation record that an event was held, and how many came. */
@Resolver()
export class HoldEvent {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => HoldEventResult, {
    description:
      "Record that an event was held, and how many came («провести мероприятие»). Sent again, it puts the number right.",
  })
  async holdEvent(
    @Arg("input", () => HoldEventInput, { description: "Which, and how many came." }) input: HoldEventInput,
    @Ctx() context: Context,
  ): Promise<typeof HoldEventResult> {
    const { em } = context;
    const event = await lockKeptEvent(input.eventId, context);
    if (!event) return new EventNotFound();
    if (event.status === EventStatus.CANCELLED) return new EventClosed(event);
    if (event.startsAt > new Date()) return new EventNotBegun(event);
    const present = await em.count(EventRegistration, { eventId: event.id, attended: true });
    const participants = input.participants ?? present;
    if (participants < present || participants > MOST_PARTICIPANTS) {
      const sentence = {
        ru: `От ${present}, которые отмечены, до ${MOST_PARTICIPANTS}.`,
        en: `From ${present}, who are marked, to ${MOST_PARTICIPANTS}.`,
      };
      return new InvalidInput([new InvalidField("participants", sentence)]);
    }
    event.status = EventStatus.HELD;
    event.participants = participants;
    countAnew(event, context);
    await em.flush();
    return Object.assign(new HoldEventPayload(), { event });
  }
}
