import { connectionOf } from "@angel/kit/connection";
import { DateTimeScalar, type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { OrganisationLevel } from "../organisation/organisation.stub.js";
import { MonitoringQuestion } from "./monitoring-question.type.js";

/** Figures that a superior organisation asks for. Once announced its questions stand: answers to them are compared. */
@Entity({ tableName: "monitorings" })
@ObjectType({
  description:
    "A request for figures by a superior organisation to those of a level below it («мониторинг»), by a day.",
})
export class Monitoring {
  [OptionalProps]?: "number" | "announcedAt" | "closedAt" | "registeredOn";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer", generated: "identity" })
  @Field(() => Int, { description: "Its running number («№»)." })
  number!: number;

  @Property({ type: "uuid" })
  organisationId!: string;

  /** The organisation's node: those below it have it in their paths. */
  @Property({ type: "integer" })
  node!: number;

  @Property({ type: "text" })
  @Field(() => OrganisationLevel, { description: "Who is asked: the organisations of this level below." })
  level!: OrganisationLevel;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it is called." })
  title!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "What to heed when answering; null when nothing is said.",
  })
  explanation!: string | null;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The first day of the period asked about." })
  periodFrom!: PlainDate;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, {
    description:
      "The last day of the period asked about; what the register knows is as of it, or as of today before it.",
  })
  periodUntil!: PlainDate;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The last day to answer in time («срок»)." })
  dueOn!: PlainDate;

  @Property({ type: "json" })
  @Field(() => [MonitoringQuestion], { description: "What is asked, in order." })
  questions!: MonitoringQuestion[];

  @Property({ type: "timestamptz", defaultRaw: "clock_timestamp()" })
  @Field(() => DateTimeScalar, { description: "When it was announced." })
  announcedAt!: Date;

  @Property({ type: "uuid", nullable: true })
  announcedById!: string | null;

  @Property({ type: "timestamptz", nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the last answers were taken; null while they are.",
  })
  closedAt!: Date | null;

  /** The day as of which the register answers. */
  get registeredOn(): PlainDate {
    return this.periodUntil < today() ? this.periodUntil : today();
  }
}

export const { Connection: MonitoringConnection } = connectionOf(Monitoring);
