import { Permission } from "@angel/kit/access";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { ObjectType } from "type-graphql";
import type { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { type AgendaItem, Meeting } from "./meeting.entity.js";
import { itemsByMeeting } from "./meeting.loader.js";

@ObjectType({
  implements: Problem,
  description: "There is no such meeting, or another keeps the organisation's affairs.",
})
export class MeetingNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такого собрания.", en: "There is no such meeting." });
  }
}

interface KeptMeeting {
  meeting: Meeting;
  organisation: Organisation;
  agenda: AgendaItem[];
}

/** A meeting with its agenda, of an organisation whose affairs the viewer keeps; a closed one has minutes too. */
export async function keepMeeting(id: string, context: Context): Promise<KeptMeeting | null> {
  const { em, viewer, load } = context;
  const meeting = isUuid(id) ? await em.findOne(Meeting, { id, struckAt: null }) : null;
  const organisation = meeting && (await load(organisationsByNode).load(meeting.organisationId));
  if (!organisation || !viewer.may(Permission.KEEP_ORGANISATION, organisation.path)) return null;
  return { meeting, organisation, agenda: await load(itemsByMeeting).load(meeting.id) };
}
