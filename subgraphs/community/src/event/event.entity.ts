import { connectionOf } from "@angel/kit/connection";
import { Public } from "@angel/kit/may";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";

export enum EventStatus {
  PLANNED = "PLANNED",
  CANCELLED = "CANCELLED",
  HELD = "HELD",
}

registerEnumType(EventStatus, {
  name: "EventStatus",
  description: "What became of an event.",
  valuesConfig: {
    PLANNED: { description: "It is to come, or goes on («запланировано»)." },
    CANCELLED: { description: "It does not take place («отменено»)." },
    HELD: { description: "It took place, and how many came is known («проведено»)." },
  },
});

export enum EventAudience {
  MEMBERS = "MEMBERS",
  UNION = "UNION",
  INVITED = "INVITED",
}

registerEnumType(EventAudience, {
  name: "EventAudience",
  description: "Who may come.",
  valuesConfig: {
    MEMBERS: { description: "Members of the organisation and of those below it, and whoever is invited." },
    UNION: { description: "Every member of the union." },
    INVITED: { description: "Those who are invited; nobody else sees the event." },
  },
});

/** What an organisation does with people. Whoever changes it or its registrations holds its row until the deed ends. */
@Entity({ tableName: "events" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "An event of an organisation («мероприятие»)." })
export class Event {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Public()
  @Field(() => ID, { description: "The event's id." })
  id!: string;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "integer" })
  @Public()
  @Field(() => Int, { description: "Its number in the organisation's register of events, from 1." })
  number!: number;

  @Property({ type: "text" })
  kindCode!: string;

  @Property({ type: "text" })
  @Public()
  @Field(() => String, { description: "What it is called." })
  title!: string;

  @Property({ type: "text", nullable: true })
  @Public()
  @Field(() => String, { nullable: true, description: "Its topic («тема»); null when it has none." })
  topic: string | null = null;

  @Property({ type: "text", nullable: true })
  @Public()
  @Field(() => String, { nullable: true, description: "What it is about, plain text; null when not said." })
  description: string | null = null;

  @Property({ type: "text", nullable: true })
  @Public()
  @Field(() => String, {
    nullable: true,
    description: "Where it is, as people call the place; null when not said.",
  })
  place: string | null = null;

  @Property({ type: "text", nullable: true })
  @Public()
  @Field(() => String, { nullable: true, description: "The address of the place; null when not said." })
  address: string | null = null;

  @Property({ type: "text", nullable: true })
  link: string | null = null;

  @Property({ type: "datetime", length: 3 })
  @Public()
  @Field(() => Date, { description: "When it begins." })
  startsAt!: Date;

  @Property({ type: "datetime", length: 3, nullable: true })
  @Public()
  @Field(() => Date, { nullable: true, description: "When it ends; null when not said." })
  endsAt: Date | null = null;

  @Property({ type: "text" })
  @Public()
  @Field(() => String, { description: "The time zone of the place, as `Asia/Yekaterinburg`." })
  timeZone!: string;

  @Property({ type: "text" })
  @Public()
  @Field(() => EventAudience, { description: "Who may come." })
  audience!: EventAudience;

  @Property({ type: "integer", nullable: true })
  @Public()
  @Field(() => Int, { nullable: true, description: "How many may come; null when as many as wish." })
  seats: number | null = null;

  @Property({ type: "text" })
  @Public()
  @Field(() => EventStatus, { description: "What became of it." })
  status: EventStatus = EventStatus.PLANNED;

  @Property({ type: "text", nullable: true })
  @Public()
  @Field(() => String, { nullable: true, description: "Why it was cancelled; null when it was not." })
  cancelledBecause: string | null = null;

  @Property({ type: "integer" })
  @Public()
  @Field(() => Int, { description: "How many have a seat («зарегистрировались»)." })
  registered = 0;

  @Property({ type: "integer" })
  @Public()
  @Field(() => Int, { description: "How many wait for a seat («лист ожидания»)." })
  waiting = 0;

  @Property({ type: "integer", nullable: true })
  @Public()
  @Field(() => Int, { nullable: true, description: "How many came; null until it was held." })
  participants: number | null = null;

  /** The place of the last registration: in this order people wait. */
  @Property({ type: "integer" })
  lastPlace = 0;

  @Property({ type: "integer" })
  lastRevision = 1;

  /** The account. */
  @Property({ type: "uuid" })
  plannedBy!: string;

  @Property({ type: "datetime", length: 3 })
  plannedAt: Date = new Date();

  @Public()
  @Field(() => Organisation, { nullable: true, description: "The organisation whose event it is." })
  get organisation(): Organisation {
    return new Organisation(this.organisationId);
  }

  @Public()
  @Field(() => Int, {
    nullable: true,
    description: "How many seats are free; null when as many as wish may come.",
  })
  get freeSeats(): number | null {
    return this.seats === null ? null : this.seats - this.registered;
  }

  @Public()
  @Field(() => String, {
    description: "The number of its last change, from which `eventCountsChanged` resumes.",
  })
  get revision(): string {
    return String(this.lastRevision);
  }

  /** Registration ends when the event begins. */
  isOpen(now = new Date()): boolean {
    return this.status === EventStatus.PLANNED && this.startsAt > now;
  }
}

export const { Edge: EventEdge, Connection: EventConnection } = connectionOf(Event);
