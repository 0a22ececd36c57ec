import { connectionOf } from "@angel/kit/connection";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Member } from "../member/member.stub.js";

export enum RegistrationStatus {
  REGISTERED = "REGISTERED",
  WAITING = "WAITING",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(RegistrationStatus, {
  name: "RegistrationStatus",
  description: "Whether somebody has a seat at an event.",
  valuesConfig: {
    REGISTERED: { description: "They have a seat." },
    WAITING: { description: "They get the next seat that falls free." },
    WITHDRAWN: { description: "They do not come after all." },
  },
});

/** That a member wants to come. One an event and member; who comes back after withdrawing stands last again. */
@Entity({ tableName: "event_registrations" })
@ObjectType({ description: "That a member wants to come to an event («регистрация на мероприятие»)." })
export class EventRegistration {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "The registration's id." })
  id!: string;

  @Property({ type: "uuid" })
  eventId!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  @Property({ type: "integer" })
  place!: number;

  @Property({ type: "text" })
  @Field(() => RegistrationStatus, { description: "Whether they have a seat." })
  status!: RegistrationStatus;

  @Property({ type: "datetime", length: 3 })
  @Field(() => Date, { description: "When they registered last." })
  registeredAt!: Date;

  @Property({ type: "boolean", nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether they came; null while nobody has marked it.",
  })
  attended: boolean | null = null;

  @Field(() => Member, { nullable: true, description: "The member." })
  get member(): Member {
    return new Member(this.memberId);
  }
}

export const { Connection: EventRegistrationConnection } = connectionOf(EventRegistration);
