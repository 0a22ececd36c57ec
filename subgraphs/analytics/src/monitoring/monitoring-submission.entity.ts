import { connectionOf } from "@angel/kit/connection";
import { DateTimeScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType } from "type-graphql";

/** Answers by the number of the question: a number, a text, or the place of what was chosen. */
export type Answers = Record<string, number | string>;

/** What an organisation answered once. It stands: a correction is the next version. */
@Entity({ tableName: "monitoring_submissions" })
@ObjectType({
  description: "What an organisation answered to a monitoring once; a correction is another one.",
})
export class MonitoringSubmission {
  [OptionalProps]?: "submittedAt" | "replacedAt";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  monitoringId!: string;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Its number among those of the organisation, from 1." })
  version!: number;

  @Property({ type: "json" })
  answers!: Answers;

  @Property({ type: "boolean" })
  @Field(() => Boolean, { description: "Whether the first of them came after the last day to answer." })
  isLate!: boolean;

  @Property({ type: "timestamptz", defaultRaw: "clock_timestamp()" })
  @Field(() => DateTimeScalar, { description: "When it was handed over." })
  submittedAt!: Date;

  @Property({ type: "uuid", nullable: true })
  submittedById!: string | null;

  @Property({ type: "timestamptz", nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When a correction took its place; null of the one that counts.",
  })
  replacedAt!: Date | null;
}

export const { Connection: MonitoringSubmissionConnection } = connectionOf(MonitoringSubmission);
