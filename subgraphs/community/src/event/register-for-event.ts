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
import { EventClosed, EventNotFound, NotForViewer } from "./event-problems.js";
import { EventRegistration, RegistrationStatus } from "./event-registration.entity.js";
import { lockEvent } from "./kept-event.js";
import { mayCome } from "./may-come.js";
import { countAnew } from "./seats.js";

@InputType({ description: "To which event one wants to come." })
class RegisterForEventInput {
  @Field(() => ID, { description: "The event." })
  eventId!: string;
}

@ObjectType({ description: "One is on the list: with a seat, or waiting for one." })
class RegisterForEventPayload {
  @Field(() => Event, { description: "The event with its counts." })
  event!: Event;

  @Field(() => EventRegistration, { description: "One's own registration: see its status." })
  registration!: EventRegistration;
}

const RegisterForEventResult = createUnionType({
  name: "RegisterForEventResult",
  description: "How registering went.",
  types: () => [RegisterForEventPayload, EventNotFound, EventClosed, NotForViewer] as const,
});

/** A member wants to come. */
@Resolver()
export class RegisterForEvent {
  @Mutation(() => RegisterForEventResult, {
    description:
      "Register for an event that has not begun («зарегистрироваться»). Where no seat is free, one waits, and gets a seat when it falls free. Sent again, it changes nothing.",
  })
  @Open("Whom the event is for depends on the event; the deed says so as a problem that a client can show.")
  async registerForEvent(
    @Arg("input", () => RegisterForEventInput, { description: "Which event." }) input: RegisterForEventInput,
    @Ctx() context: Context,
  ): Promise<typeof RegisterForEventResult> {
    const { em, viewer } = context;
    if (!viewer.isSignedIn) throw unauthenticated();
    const event = await lockEvent(input.eventId, context);
    if (!event) return new EventNotFound();
    const { memberId } = viewer;
    const known =
      memberId === null ? null : await em.findOne(EventRegistration, { eventId: event.id, memberId });
    if (known && known.status !== RegistrationStatus.WITHDRAWN) return joined(event, known);
    if (!event.isOpen()) return new EventClosed(event);
    if (memberId === null || !(await mayCome(event, context))) return new NotForViewer(event);

    const hasSeat = event.freeSeats === null || event.freeSeats > 0;
    const registration = Object.assign(known ?? new EventRegistration(), {
      eventId: event.id,
      memberId,
      place: ++event.lastPlace,
      status: hasSeat ? RegistrationStatus.REGISTERED : RegistrationStatus.WAITING,
      registeredAt: new Date(),
    });
    if (hasSeat) event.registered += 1;
    else event.waiting += 1;
    countAnew(event, context);
    await em.persist(registration).flush();
    return joined(event, registration);
  }
}

function joined(event: Event, registration: EventRegistration): RegisterForEventPayload {
  return Object.assign(new RegisterForEventPayload(), { event, registration });
}
