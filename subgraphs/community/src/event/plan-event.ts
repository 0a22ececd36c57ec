import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { momentKey } from "@angel/kit/moment";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden, unauthenticated } from "@angel/kit/refusal";
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
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { places } from "../organisation/organisation-place.js";
import { Event, EventAudience, EventEdge, EventStatus } from "./event.entity.js";
import { eventPlanned } from "./event.events.js";
import { checkFacts, EventFactsInput } from "./event-facts.js";

@InputType({ description: "An event to plan." })
class PlanEventInput extends EventFactsInput {
  @Field(() => ID, { description: "The organisation whose event it is." })
  organisationId!: string;

  @Field(() => String, { description: "The code of its kind, one of `eventKinds`." })
  kind!: string;

  @Field(() => String, { description: "What it is called, at most 300 characters." })
  title!: string;

  @Field(() => Date, { description: "When it begins; of one that was held already, in the past." })
  startsAt!: Date;

  @Field(() => String, { defaultValue: "Europe/Moscow", description: "The time zone of the place." })
  timeZone!: string;

  @Field(() => EventAudience, { defaultValue: EventAudience.MEMBERS, description: "Who may come." })
  audience!: EventAudience;
}

@ObjectType({ description: "The event is planned." })
class PlanEventPayload {
  @Field(() => Event, { description: "The event." })
  event!: Event;

  @Field(() => EventEdge, { description: "The event with its place in the list it joined." })
  eventEdge!: InstanceType<typeof EventEdge>;
}

const PlanEventResult = createUnionType({
  name: "PlanEventResult",
  description: "How planning the event went.",
  types: () => [PlanEventPayload, OrganisationNotFound, InvalidInput] as const,
});

/** Those who keep an organisation put an event into its register. */
@Resolver()
export class PlanEvent {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => PlanEventResult, {
    description:
      "Plan an event («запланировать мероприятие»); it gets the next number of the organisation's register. One of the same title at the same moment is planned once.",
  })
  async planEvent(
    @Arg("input", () => PlanEventInput, { description: "The event." }) input: PlanEventInput,
    @Ctx() context: Context,
  ): Promise<typeof PlanEventResult> {
    const { em, viewer, load, tell } = context;
    if (viewer.accountId === null) throw unauthenticated();
    const place = await load(places).load(input.organisationId);
    if (!place || place.isClosed) return new OrganisationNotFound();
    if (!viewer.may(Permission.KEEP_ORGANISATION, place.path)) throw forbidden();
    const { facts, faults } = await checkFacts(
      {
        kindCode: input.kind,
        title: input.title,
        topic: input.topic ?? null,
        description: input.description ?? null,
        place: input.place ?? null,
        address: input.address ?? null,
        link: input.link ?? null,
        startsAt: input.startsAt,
        endsAt: input.endsAt ?? null,
        timeZone: input.timeZone,
        audience: input.audience,
        seats: input.seats ?? null,
      },
      context,
    );
    if (faults.length > 0) return new InvalidInput(faults);

    const number = await nextNumber(context, place.id);
    const { title, startsAt } = facts;
    const known = await em.findOne(Event, {
      organisationId: place.id,
      startsAt,
      title,
      status: { $ne: EventStatus.CANCELLED },
    });
    if (known) return planned(known);
    const event = Object.assign(new Event(), facts, {
      organisationId: place.id,
      number,
      plannedBy: viewer.accountId,
    });
    await em.persist(event).flush();
    tell(eventPlanned, { id: event.id, organisationId: place.id });
    return planned(event);
  }
}

/** Until the deed ends nobody else gets a number of the organisation, so what is sent twice is seen. */
async function nextNumber({ em }: Context, organisationId: string): Promise<number> {
  await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`eventsOf:${organisationId}`]);
  const [row] = await em.execute<{ number: number }[]>(
    "select coalesce(max(number), 0) + 1 as number from events where organisation_id = ?",
    [organisationId],
  );
  return row?.number ?? 1;
}

function planned(event: Event): PlanEventPayload {
  const eventEdge = { node: event, cursor: cursorOf(momentKey(event.startsAt, event.id)) };
  return Object.assign(new PlanEventPayload(), { event, eventEdge });
}
