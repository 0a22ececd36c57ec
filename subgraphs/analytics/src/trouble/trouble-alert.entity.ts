import { daysAfter } from "@angel/kit/days";
import { connectionOf } from "@angel/kit/connection";
import { DateTimeScalar, type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";

export enum TroubleSubject {
  EMPLOYER = "EMPLOYER",
  TOPIC = "TOPIC",
  BRANCH = "BRANCH",
  REGION = "REGION",
}

registerEnumType(TroubleSubject, {
  name: "TroubleSubject",
  description: "Around what appeals have risen.",
  valuesConfig: {
    EMPLOYER: { description: "An employer («работодатель»)." },
    TOPIC: { description: "A topic, in a region or in the whole union («тема»)." },
    BRANCH: { description: "A branch, in a region or in the whole union («отрасль»)." },
    REGION: { description: "A region as a whole («регион»)." },
  },
});

/** A rise that goes on, or comes back so soon, is the same. */
export const SAME_FOR_DAYS = 28;

/** Appeals that have risen beyond chance. Each rise is told of once; its figures go along while it lasts. */
@Entity({ tableName: "trouble_alerts" })
@ObjectType({
  description:
    "A sudden rise of appeals that chance does not explain («раннее предупреждение»), with the figures behind it as of the last appeal that was part of it.",
})
export class TroubleAlert {
  [OptionalProps]?: "number" | "noticedAt" | "isOver" | "growth";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer", generated: "identity" })
  @Field(() => Int, { description: "Its running number («№»)." })
  number!: number;

  @Property({ type: "text" })
  @Field(() => TroubleSubject, { description: "Around what appeals have risen." })
  subject!: TroubleSubject;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The employer's key, the topic's code or the branch; null of a region.",
  })
  value!: string | null;

  /** Null where the whole union was looked at. */
  @Property({ type: "integer", nullable: true })
  regionNode!: number | null;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "timestamptz", defaultRaw: "clock_timestamp()" })
  @Field(() => DateTimeScalar, { description: "When it was noticed." })
  noticedAt!: Date;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The first day of the rise." })
  countedFrom!: PlainDate;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The last day of the rise." })
  countedUntil!: PlainDate;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many appeals came in these days, five at least." })
  count!: number;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The first day that the rise is held against." })
  baselineFrom!: PlainDate;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The last day that the rise is held against." })
  baselineUntil!: PlainDate;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many came in those days before." })
  baselineCount!: number;

  @Property({ type: "double" })
  @Field(() => Float, {
    description:
      "How many were to be expected in the days of the rise: as before, or more where the whole union appeals more.",
  })
  expected!: number;

  @Property({ type: "double" })
  @Field(() => Float, { description: "How often chance alone would bring as many together («p»)." })
  probability!: number;

  @Property({ type: "double" })
  @Field(() => Float, {
    description:
      "How seldom that must be to be told of, so that all looks together raise one false alarm a month in the whole union.",
  })
  threshold!: number;

  @Field(() => Float, {
    nullable: true,
    description: "How many times as many as expected («во сколько раз выросло»); null where none were.",
  })
  get growth(): number | null {
    return this.expected === 0 ? null : Math.round((this.count / this.expected) * 10) / 10;
  }

  @Field(() => Boolean, { description: "Whether it has not gone on for four weeks." })
  get isOver(): boolean {
    return this.countedUntil < daysAfter(today(), -SAME_FOR_DAYS);
  }
}

export const { Connection: TroubleAlertConnection } = connectionOf(TroubleAlert);
