import { Open } from "@angel/kit/may";
import { unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
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
import { Event } from "./event.entity.js";
import { EventClosed, EventNotFound } from "./event-problems.js";
import { EventRegistration, RegistrationStatus } from "./event-registration.entity.js";
import { lockEvent } from "./kept-event.js";
import { takeBack } from "./seats.js";

@InputType({ description: "To which event one does not come after all." })
class WithdrawFromEventInput {
  @Field(() => ID, { description: "The event." })
  eventId!: string;
}

@ObjectType({ description: "One is not on the list any more." })
class WithdrawFromEventPayload {
  @Field(() => Event, { description: "The event with its counts." })
  event!: Event;
}

const WithdrawFromEventResult = createUnionType({
  name: "WithdrawFromEventResult",
  description: "How withdrawing went.",
  types: () => [WithdrawFromEventPayload, EventNotFound, EventClosed] as const,
});

/** A member does not come after all; the seat goes to whoever waits longest. */
@Resolver()
export class WithdrawFromEvent {
  @Mutation(() => WithdrawFromEventResult, {
    description:
      "Withdraw from an event that has not begun («отказаться от участия»); the seat goes to whoever waits longest. Sent again, it changes nothing.",
  })
  @Open("Everyone may take back what they said themselves.")
  async withdrawFromEvent(
    @Arg("input", () => WithdrawFromEventInput, { description: "Which event." })
    input: WithdrawFromEventInput,
    @Ctx() context: Context,
  ): Promise<typeof WithdrawFromEventResult> {
    const { em, viewer } = context;
    if (!viewer.isSignedIn) throw unauthenticated();
    const event = await lockEvent(input.eventId, context);
    if (!event) return new EventNotFound();
    const { memberId } = viewer;
    const own =
      memberId === null ? null : await em.findOne(EventRegistration, { eventId: event.id, memberId });
    if (own && own.status !== RegistrationStatus.WITHDRAWN) {
      if (!event.isOpen()) return new EventClosed(event);
      await takeBack(own, event, context);
    }
    return Object.assign(new WithdrawFromEventPayload(), { event });
  }
}
