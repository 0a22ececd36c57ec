import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { CardEntry } from "../card/card-entry.js";

export enum TrainingKind {
  ACTIVIST_SCHOOL = "ACTIVIST_SCHOOL",
  SEMINAR = "SEMINAR",
  COURSE = "COURSE",
  OTHER = "OTHER",
}

registerEnumType(TrainingKind, {
  name: "TrainingKind",
  description: "What a training was.",
  valuesConfig: {
    ACTIVIST_SCHOOL: { description: "A school of union activists («школа профактива»)." },
    SEMINAR: { description: "A seminar («семинар»)." },
    COURSE: { description: "A course with a certificate («курсы»)." },
    OTHER: { description: "Something else («иное»)." },
  },
});

@Entity({ tableName: "trainings" })
@ObjectType({ implements: CardEntry, description: "What a member was taught by the union («Обучение»)." })
export class Training extends CardEntry {
  @Property({ type: "text" })
  @Field(() => TrainingKind, { description: "What it was." })
  kind!: TrainingKind;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it was about." })
  name!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Who held it; null when not filled in." })
  organiser!: string | null;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The first day." })
  startedOn!: PlainDate;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, { nullable: true, description: "The last day; null when not filled in." })
  finishedOn!: PlainDate | null;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, { nullable: true, description: "How many hours; null when not filled in." })
  hours!: number | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The number of the certificate; null when there is none.",
  })
  certificateNumber!: string | null;
}
