import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { EventClosed, EventNotBegun, EventNotFound } from "./event-problems.js";
import { EventRegistration, RegistrationStatus } from "./event-registration.entity.js";
import { lockKeptEvent } from "./kept-event.js";

const MOST_MARKS = 250;

/** People come before it begins. */
const DOORS_OPEN_MS = 3 * 3_600_000;

@InputType({ description: "Whether one of those who registered came." })
class AttendanceMarkInput {
  @Field(() => ID, { description: "The registration." })
  registrationId!: string;

  @Field(() => Boolean, { nullable: true, description: "Whether they came; null takes the mark back." })
  attended?: boolean | null;
}

@InputType({ description: "Who came." })
class MarkAttendanceInput {
  @Field(() => ID, { description: "The event." })
  eventId!: string;

  @Field(() => [AttendanceMarkInput], { description: "The marks, at most 250; others stay." })
  marks!: AttendanceMarkInput[];
}

@ObjectType({ description: "The marks are recorded." })
class MarkAttendancePayload {
  @Field(() => Event, { description: "The event." })
  event!: Event;

  @Field(() => [EventRegistration], {
    description: "The registrations that were marked, in the given order.",
  })
  registrations!: EventRegistration[];
}

const MarkAttendanceResult = createUnionType({
  name: "MarkAttendanceResult",
  description: "How marking went.",
  types: () => [MarkAttendancePayload, EventNotFound, EventClosed, EventNotBegun, InvalidInput] as const,
});

/** At the door: who of those with a seat came, and who did not. */
@Resolver()
export class MarkAttendance {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => MarkAttendanceResult, {
    description:
      "Mark who came, from three hours before the event begins («отметить участников»). Sent again, the last mark counts; once the event is held, the number of those who came does not follow by itself.",
  })
  async markAttendance(
    @Arg("input", () => MarkAttendanceInput, { description: "The marks." }) input: MarkAttendanceInput,
    @Ctx() context: Context,
  ): Promise<typeof MarkAttendanceResult> {
    const { em } = context;
    const event = await lockKeptEvent(input.eventId, context);
    if (!event) return new EventNotFound();
    if (event.status === EventStatus.CANCELLED) return new EventClosed(event);
    if (event.startsAt.getTime() - DOORS_OPEN_MS > Date.now()) return new EventNotBegun(event);
    if (input.marks.length === 0 || input.marks.length > MOST_MARKS) {
      const sentence = { ru: `От 1 до ${MOST_MARKS}.`, en: `From 1 to ${MOST_MARKS}.` };
      return new InvalidInput([new InvalidField("marks", sentence)]);
    }
    const ids = input.marks.map(({ registrationId }) => registrationId.toLowerCase());
    const seated = await em.find(EventRegistration, {
      id: { $in: ids.filter(isUuid) },
      eventId: event.id,
      status: RegistrationStatus.REGISTERED,
    });
    const byId = new Map(seated.map((registration) => [registration.id, registration]));
    const marked = ids.map((id) => byId.get(id));
    const faults = marked.flatMap((registration, place) =>
      registration
        ? []
        : new InvalidField(`marks.${place}.registrationId`, {
            ru: "Этого человека нет среди зарегистрированных.",
            en: "This person is not among those with a seat.",
          }),
    );
    if (faults.length > 0) return new InvalidInput(faults);
    const registrations = marked.filter((registration) => registration !== undefined);
    for (const [place, registration] of registrations.entries()) {
      registration.attended = input.marks[place]?.attended ?? null;
    }
    await em.flush();
    return Object.assign(new MarkAttendancePayload(), { event, registrations });
  }
}
