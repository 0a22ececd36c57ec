import { connectionOf } from "@angel/kit/connection";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { BigIntType } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { type ContactChannel, OPEN_STATES, TaskState } from "./task-words.js";

/** What somebody is to do until a day. Its words stand sealed. */
@Entity({ tableName: "tasks" })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "A task («задача»): of a project, of an appeal or by itself. Seen by whoever is responsible and by those who handle appeals where it stands; never by whom the appeal is kept from.",
})
export class Task {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "The number that people read aloud («Номер задачи»)." })
  number!: number;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "text", columnType: "ltree" })
  organisationPath!: string;

  @Property({ type: "uuid", nullable: true })
  projectId!: string | null;

  @Property({ type: "uuid", nullable: true })
  appealId!: string | null;

  @Property({ type: "text" })
  @Field(() => TaskState, { description: "How far it has come." })
  state!: TaskState;

  @Property({ type: "uuid" })
  responsibleId!: string;

  @Property({ type: "uuid" })
  givenBy!: string;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was given." })
  createdAt!: Date;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The last day on which it is done in time («Срок»)." })
  dueOn!: PlainDate;

  @Property({ type: "text", nullable: true })
  contactChannel!: ContactChannel | null;

  @Property({ type: "uuid", nullable: true })
  contactMemberId!: string | null;

  @Property({ type: "blob", nullable: true })
  sealed!: Buffer | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it was done or dropped; null while it is open." })
  endedAt!: Date | null;

  @Property({ type: "integer" })
  @Field(() => Int, {
    description:
      "How often it has changed; a deed names it, so that nobody overwrites what they have not seen.",
  })
  version!: number;

  @Property({ type: new BigIntType("number") })
  place!: number;

  @Field(() => String, {
    description: "The place of its last change among those of all tasks, by which `taskChanged` resumes.",
  })
  get revision(): string {
    return String(this.place);
  }

  @Field(() => Organisation, {
    nullable: true,
    description: "The organisation whose task it is; null when the register cannot be asked.",
  })
  get organisation(): Organisation {
    return new Organisation(this.organisationId);
  }

  @Field(() => Boolean, { description: "Whether it is open beyond its term («просрочена»)." })
  get isOverdue(): boolean {
    return OPEN_STATES.includes(this.state) && this.dueOn < today();
  }
}

export const { Connection: TaskConnection } = connectionOf(Task);
