import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { Event, EventAudience, EventStatus } from "./event.entity.js";

@ObjectType({ implements: Problem, description: "There is no such event, or it is not yours to see." })
export class EventNotFound extends Problem {
  constructor() {
    super({ ru: "Такого мероприятия нет.", en: "There is no such event." });
  }
}

const CLOSED = {
  [EventStatus.PLANNED]: { ru: "Мероприятие уже началось.", en: "The event has begun." },
  [EventStatus.CANCELLED]: { ru: "Мероприятие отменено.", en: "The event is cancelled." },
  [EventStatus.HELD]: { ru: "Мероприятие уже прошло.", en: "The event is over." },
};

@ObjectType({
  implements: Problem,
  description: "It is too late for that: the event has begun, is over or is cancelled.",
})
export class EventClosed extends Problem {
  @Field(() => Event, { description: "The event as it is now." })
  event: Event;

  constructor(event: Event) {
    super(CLOSED[event.status]);
    this.event = event;
  }
}

@ObjectType({ implements: Problem, description: "It is too early for that: the event has not begun." })
export class EventNotBegun extends Problem {
  @Field(() => Event, { description: "The event as it is now." })
  event: Event;

  constructor(event: Event) {
    super({ ru: "Мероприятие ещё не началось.", en: "The event has not begun yet." });
    this.event = event;
  }
}

const FOR_WHOM = {
  [EventAudience.MEMBERS]: {
    ru: "Прийти могут члены этой организации и приглашённые.",
    en: "It is for members of this organisation and for those who are invited.",
  },
  [EventAudience.UNION]: {
    ru: "Прийти могут члены Профсоюза.",
    en: "It is for members of the union.",
  },
  [EventAudience.INVITED]: {
    ru: "Прийти могут члены Профсоюза, которых пригласили.",
    en: "It is for members of the union who are invited.",
  },
};

@ObjectType({ implements: Problem, description: "The event is for others: see its audience." })
export class NotForViewer extends Problem {
  @Field(() => Event, { description: "The event." })
  event: Event;

  constructor(event: Event) {
    super(FOR_WHOM[event.audience]);
    this.event = event;
  }
}
