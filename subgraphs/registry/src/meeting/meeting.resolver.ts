import { Permission } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Member } from "../member/member.entity.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { tabOf } from "../organisation/tab-page.js";
import { AgendaItem, Meeting } from "./meeting.entity.js";
import { attendeesByMeeting, itemsByMeeting } from "./meeting.loader.js";

export const { Edge: MeetingEdge, Connection: MeetingConnection } = connectionOf(Meeting);

const meetings = tabOf<Meeting>({
  entity: Meeting,
  table: "meetings",
  where: "struck_at is null",
  sort: "days",
  column: "held_on",
  keyOf: ({ heldOn }) => heldOn,
});

@Resolver(() => Organisation)
export class OrganisationMeetingResolver {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => MeetingConnection, {
    nullable: true,
    description: "Its meetings, the last first («протоколы»); null when not yours to see.",
  })
  meetings(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Meeting>> {
    return meetings(page, organisation, context);
  }
}

@Resolver(() => Meeting)
export class MeetingResolver {
  @May(Permission.VIEW_MEMBERS)
  @Query(() => Meeting, {
    nullable: true,
    description: "The meeting with this id; null when not yours to see.",
  })
  async meeting(
    @Arg("id", () => ID, { description: "The meeting's id." }) id: string,
    @Ctx() { em, viewer, load }: Context,
  ): Promise<Meeting | null> {
    const meeting = isUuid(id) ? await em.findOne(Meeting, { id, struckAt: null }) : null;
    const organisation = meeting && (await load(organisationsByNode).load(meeting.organisationId));
    if (!organisation || !viewer.may(Permission.VIEW_MEMBERS, organisation.path)) return null;
    return Object.assign(meeting, { path: organisation.path });
  }

  @FieldResolver(() => Organisation, { nullable: true, description: "Whose meeting it was." })
  organisation(@Root() { organisationId }: Meeting, @Ctx() { load }: Context): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }

  @FieldResolver(() => [AgendaItem], { description: "Its agenda, in order; at most a hundred questions." })
  agenda(@Root() { id }: Meeting, @Ctx() { load }: Context): Promise<AgendaItem[]> {
    return load(itemsByMeeting).load(id);
  }

  @FieldResolver(() => [Member], {
    description: "Who was there, as far as they were noted by name; at most 250.",
  })
  attendees(@Root() { id }: Meeting, @Ctx() { load }: Context): Promise<Member[]> {
    return load(attendeesByMeeting).load(id);
  }
}
