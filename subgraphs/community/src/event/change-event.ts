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
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Event, EventAudience, EventStatus } from "./event.entity.js";
import { eventChanged } from "./event.events.js";
import { checkFacts, EventFactsInput } from "./event-facts.js";
import { EventClosed, EventNotFound } from "./event-problems.js";
import { lockKeptEvent } from "./kept-event.js";
import { countAnew, giveFreeSeats } from "./seats.js";

@InputType({ description: "What changes of an event: what is left out stays, null empties." })
class ChangeEventInput extends EventFactsInput {
  @Field(() => ID, { description: "The event." })
  eventId!: string;

  @Field(() => String, { nullable: true, description: "The code of its kind, one of `eventKinds`." })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: "What it is called, at most 300 characters." })
  title?: string | null;

  @Field(() => Date, { nullable: true, description: "When it begins." })
  startsAt?: Date | null;

  @Field(() => String, { nullable: true, description: "The time zone of the place." })
  timeZone?: string | null;

  @Field(() => EventAudience, {
    nullable: true,
    description: "Who may come; those who have a seat already keep it.",
  })
  audience?: EventAudience | null;
}

@ObjectType({ description: "The event is changed." })
class ChangeEventPayload {
  @Field(() => Event, { description: "The event as it is now." })
  event!: Event;
}

const ChangeEventResult = createUnionType({
  name: "ChangeEventResult",
  description: "How changing the event went.",
  types: () => [ChangeEventPayload, EventNotFound, EventClosed, InvalidInput] as const,
});

/** Those who keep an organisation change what an event says of itself. */
@Resolver()
export class ChangeEvent {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => ChangeEventResult, {
    description:
      "Change an event that is neither held nor cancelled. New seats go to those who wait; there are never fewer than have been given.",
  })
  async changeEvent(
    @Arg("input", () => ChangeEventInput, { description: "What changes." }) input: ChangeEventInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeEventResult> {
    const event = await lockKeptEvent(input.eventId, context);
    if (!event) return new EventNotFound();
    if (event.status !== EventStatus.PLANNED) return new EventClosed(event);
    const { facts, faults } = await checkFacts(
      {
        kindCode: input.kind ?? event.kindCode,
        title: input.title ?? event.title,
        startsAt: input.startsAt ?? event.startsAt,
        timeZone: input.timeZone ?? event.timeZone,
        audience: input.audience ?? event.audience,
        topic: either(input.topic, event.topic),
        description: either(input.description, event.description),
        place: either(input.place, event.place),
        address: either(input.address, event.address),
        link: either(input.link, event.link),
        endsAt: either(input.endsAt, event.endsAt),
        seats: either(input.seats, event.seats),
      },
      context,
    );
    if (facts.seats !== null && facts.seats >= 1 && facts.seats < event.registered) {
      faults.push(
        new InvalidField("seats", {
          ru: `Мест не меньше, чем уже зарегистрировалось: ${event.registered}.`,
          en: `Not fewer than have registered: ${event.registered}.`,
        }),
      );
    }
    if (faults.length > 0) return new InvalidInput(faults);

    Object.assign(event, facts);
    await giveFreeSeats(event, context);
    countAnew(event, context);
    context.tell(eventChanged, { id: event.id, organisationId: event.organisationId });
    await context.em.flush();
    return Object.assign(new ChangeEventPayload(), { event });
  }
}

function either<Value>(written: Value | undefined, known: Value): Value {
  return written === undefined ? known : written;
}
