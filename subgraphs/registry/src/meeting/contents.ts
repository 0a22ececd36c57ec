import type { Subject } from "@angel/kit/subgraph";
import { AgendaItem, Meeting } from "./meeting.entity.js";
import { MeetingResolver, OrganisationMeetingResolver } from "./meeting.resolver.js";
import { RecordMeeting } from "./record-meeting.js";

export const meetings: Subject = {
  entities: [Meeting, AgendaItem],
  resolvers: [OrganisationMeetingResolver, MeetingResolver, RecordMeeting],
};
