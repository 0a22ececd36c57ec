import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { placeOfKey } from "@angel/kit/cursor-key";
import { Open, Public } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { keeps } from "../organisation/keeping.js";
import { Event } from "./event.entity.js";
import { EventKind } from "./event-kind.entity.js";
import {
  EventRegistration,
  EventRegistrationConnection,
  RegistrationStatus,
} from "./event-registration.entity.js";
import { eventKinds, events, invitedCounts, viewerInvitations, viewerRegistrations } from "./event.loader.js";
import { mayCome } from "./may-come.js";

@Resolver(() => Event)
export class EventResolver {
  @Query(() => Event, {
    nullable: true,
    description: "An event; null when there is none, or it is by invitation and not yours to see.",
  })
  @Open("What an organisation does is for everyone; an event by invitation says itself who may see it.")
  event(
    @Arg("id", () => ID, { description: "The event's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Event | null> {
    return load(events).load(id);
  }

  @Query(() => [EventKind], { description: "The kinds of events, in the order of the dictionary." })
  @Open("The dictionary is for everyone.")
  @Public()
  eventKinds(@Ctx() { em }: Context): Promise<EventKind[]> {
    return em.find(EventKind, {}, { orderBy: { place: "asc" }, disableIdentityMap: true });
  }

  @Public()
  @FieldResolver(() => EventKind, { description: "Its kind («тип мероприятия»)." })
  kind(@Root() { kindCode }: Event, @Ctx() { load }: Context): Promise<EventKind> {
    return load(eventKinds).load(kindCode);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Where it is joined online; for those with a seat and those who keep the event, null for others and where there is none.",
  })
  async link(@Root() event: Event, @Ctx() context: Context): Promise<string | null> {
    if (event.link === null) return null;
    const own = await context.load(viewerRegistrations).load(event.id);
    const isOpen = own?.status === RegistrationStatus.REGISTERED || (await keeps(event, context));
    return isOpen ? event.link : null;
  }

  @FieldResolver(() => EventRegistration, {
    nullable: true,
    description: "The viewer's own registration; null when they have not registered, or withdrew.",
  })
  async viewerRegistration(
    @Root() { id }: Event,
    @Ctx() { load }: Context,
  ): Promise<EventRegistration | null> {
    const own = await load(viewerRegistrations).load(id);
    return own?.status === RegistrationStatus.WITHDRAWN ? null : own;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: "When the viewer was invited («приглашение»); null when they were not.",
  })
  viewerInvitedAt(@Root() { id }: Event, @Ctx() { load }: Context): Promise<Date | null> {
    return load(viewerInvitations).load(id);
  }

  @FieldResolver(() => Boolean, {
    description: "Whether the viewer may register now: for a seat, or to wait for one.",
  })
  async viewerCanRegister(@Root() event: Event, @Ctx() context: Context): Promise<boolean> {
    if (!event.isOpen() || (await this.viewerRegistration(event, context))) return false;
    return mayCome(event, context);
  }

  @FieldResolver(() => Boolean, {
    description: "Whether the viewer keeps the event: changes it, invites, sees who comes.",
  })
  viewerCanKeep(@Root() event: Event, @Ctx() context: Context): Promise<boolean> {
    return keeps(event, context);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many are invited; for those who keep the event, null for others.",
  })
  async invited(@Root() event: Event, @Ctx() context: Context): Promise<number | null> {
    return (await keeps(event, context)) ? context.load(invitedCounts).load(event.id) : null;
  }

  @FieldResolver(() => EventRegistrationConnection, {
    nullable: true,
    description:
      "Who has a seat or waits for one, in the order they came; for those who keep the event, null for others.",
  })
  async registrations(
    @Root() event: Event,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<EventRegistration> | null> {
    if (!(await keeps(event, context))) return null;
    return connect<EventRegistration>(page, {
      key: ({ place }) => [place],
      rows: (limit, after) => {
        const place = after ? placeOfKey(after) : 0;
        return context.em.find(
          EventRegistration,
          {
            eventId: event.id,
            status: { $ne: RegistrationStatus.WITHDRAWN },
            place: { $gt: place },
          },
          { orderBy: { place: "asc" }, limit, disableIdentityMap: true },
        );
      },
      total: () => event.registered + event.waiting,
    });
  }
}
