import { Permission } from "@angel/kit/access";
import type { Connection } from "@angel/kit/connection";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import { places } from "../organisation/organisation-place.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { type Event, EventConnection } from "./event.entity.js";
import { EventKind } from "./event-kind.entity.js";
import { eventKinds } from "./event.loader.js";
import { EventsArgs, pageOfEvents, within } from "./event-page.js";
import { eventsAround } from "./events-around.js";

@ArgsType()
class OrganisationEventsArgs extends EventsArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether with the events of the organisations below.",
  })
  includeBelow!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether with the events of the organisations above, to which its members may come.",
  })
  includeAbove!: boolean;
}

@ObjectType({ description: "The events of one kind in numbers." })
class EventTotal {
  @Field(() => EventKind, { description: "The kind." })
  kind!: EventKind;

  @Field(() => Int, { description: "How many events, cancelled ones left out." })
  events!: number;

  @Field(() => Int, { description: "How many seats were given." })
  registered!: number;

  @Field(() => Int, { description: "How many came to those that were held." })
  participants!: number;
}

@Resolver(() => Organisation)
export class OrganisationEventsResolver {
  @FieldResolver(() => EventConnection, {
    description:
      "The organisation's register of events («мероприятия»); those by invitation are there for those who may see them.",
  })
  async events(
    @Root() { id }: Organisation,
    @Args(() => OrganisationEventsArgs) { includeBelow, includeAbove, ...args }: OrganisationEventsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Event>> {
    return pageOfEvents(context, await eventsAround(id, { includeBelow, includeAbove }, context), args);
  }

  @FieldResolver(() => Boolean, {
    description: "Whether the viewer plans the organisation's events and keeps them.",
  })
  async viewerCanPlanEvents(
    @Root() { id }: Organisation,
    @Ctx() { load, viewer }: Context,
  ): Promise<boolean> {
    if (!viewer.may(Permission.KEEP_ORGANISATION)) return false;
    const place = await load(places).load(id);
    return place !== null && !place.isClosed && viewer.may(Permission.KEEP_ORGANISATION, place.path);
  }

  @FieldResolver(() => [EventTotal], {
    description:
      "How many events of each kind there were, and how many came; kinds without any are left out, the most events first.",
  })
  async eventTotals(
    @Root() { id }: Organisation,
    @Arg("from", () => PlainDateScalar, {
      nullable: true,
      description: "Those that end on this day of Moscow or later.",
    })
    from: PlainDate | null,
    @Arg("until", () => PlainDateScalar, {
      nullable: true,
      description: "Those that begin on this day of Moscow or earlier.",
    })
    until: PlainDate | null,
    @Arg("includeBelow", () => Boolean, {
      defaultValue: false,
      description: "Whether with the events of the organisations below.",
    })
    includeBelow: boolean,
    @Ctx() context: Context,
  ): Promise<EventTotal[]> {
    if (!isUuid(id)) return [];
    const list = await eventsAround(id, { includeBelow, includeAbove: false }, context);
    const conditions = [list, ...within(from, until)];
    const rows = await readPublished<Omit<EventTotal, "kind"> & { code: string }>(
      context.em,
      ["organisation"],
      `select kind_code as code, count(*)::int as events, sum(registered)::int as registered,
              coalesce(sum(participants), 0)::int as participants
         from events e where status <> 'CANCELLED' and ${conditions.map(({ sql }) => sql).join(" and ")}
        group by kind_code order by events desc, code`,
      conditions.flatMap(({ values }) => values),
    );
    return Promise.all(
      rows.map(async ({ code, ...counts }) =>
        Object.assign(new EventTotal(), counts, { kind: await context.load(eventKinds).load(code) }),
      ),
    );
  }
}
