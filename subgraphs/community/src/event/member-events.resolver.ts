import type { Connection } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Member } from "../member/member.stub.js";
import { type Event, EventConnection } from "./event.entity.js";
import { EventsArgs, pageOfEvents } from "./event-page.js";

@Resolver(() => Member)
export class MemberEventsResolver {
  @FieldResolver(() => EventConnection, {
    nullable: true,
    description:
      "Events to which the member is invited, has a seat or waits for one («мои мероприятия»): one's own alone, null of any other.",
  })
  async events(
    @Root() { id }: Member,
    @Args(() => EventsArgs) args: EventsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Event> | null> {
    if (context.viewer.memberId === null || context.viewer.memberId !== id) return null;
    const own = {
      sql: `e.id in (select event_id from event_registrations where member_id = ?::uuid and status <> 'WITHDRAWN'
        union select event_id from event_invitations where member_id = ?::uuid)`,
      values: [id, id],
    };
    return pageOfEvents(context, own, args);
  }
}
