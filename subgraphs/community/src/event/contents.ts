import { stubOf, type Subject } from "@angel/kit/subgraph";
import { Member } from "../member/member.stub.js";
import { CancelEvent } from "./cancel-event.js";
import { ChangeEvent } from "./change-event.js";
import { EventCountsChanged } from "./event-counts-changed.js";
import { Event } from "./event.entity.js";
import { EventKind } from "./event-kind.entity.js";
import { EventRegistration } from "./event-registration.entity.js";
import { EventResolver } from "./event.resolver.js";
import { events as eventsById } from "./event.loader.js";
import { HoldEvent } from "./hold-event.js";
import { InviteToEvent } from "./invite-to-event.js";
import { MarkAttendance } from "./mark-attendance.js";
import { MemberEventsResolver } from "./member-events.resolver.js";
import { OrganisationEventsResolver } from "./organisation-events.resolver.js";
import { PlanEvent } from "./plan-event.js";
import { RegisterForEvent } from "./register-for-event.js";
import { WithdrawFromEvent } from "./withdraw-from-event.js";

export const events: Subject = {
  entities: [Event, EventKind, EventRegistration],
  resolvers: [
    EventResolver,
    OrganisationEventsResolver,
    MemberEventsResolver,
    PlanEvent,
    ChangeEvent,
    CancelEvent,
    HoldEvent,
    RegisterForEvent,
    WithdrawFromEvent,
    MarkAttendance,
    InviteToEvent,
    EventCountsChanged,
  ],
  references: {
    Member: stubOf(Member),
    Event: {
      open: "What an organisation does is for everyone; an event by invitation says itself who may see it.",
      load: eventsById,
    },
  },
};
