import { DateTimeScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { StatisticalFormKind } from "./form-kind.js";

export enum StatisticalReportStatus {
  DRAFT = "DRAFT",
  LOCKED = "LOCKED",
  SUBMITTED = "SUBMITTED",
  ACCEPTED = "ACCEPTED",
}

registerEnumType(StatisticalReportStatus, {
  name: "StatisticalReportStatus",
  description: "How far an annual report has come.",
  valuesConfig: {
    DRAFT: { description: "Begun: it shows what the register says now («черновик»)." },
    LOCKED: { description: "Its figures are sealed and signed («зафиксирован»)." },
    SUBMITTED: { description: "Sealed and handed to the superior organisation («сдан»)." },
    ACCEPTED: { description: "Taken by the superior organisation («принят»)." },
  },
});

/** An organisation's report of a year, on its way from the draft to the superior's acceptance. */
@Entity({ tableName: "statistical_reports" })
@ObjectType({ description: "The annual statistical report of an organisation («Статистика»)." })
export class StatisticalReport {
  [OptionalProps]?:
    "number" | "status" | "createdAt" | "submittedAt" | "submittedById" | "acceptedAt" | "acceptedById";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer", generated: "identity" })
  @Field(() => Int, { description: "Its running number («№»)." })
  number!: number;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "integer" })
  node!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "The year on whose 1 January it is («период»)." })
  year!: number;

  @Property({ type: "text" })
  @Field(() => StatisticalFormKind, { description: "Its form, by the level of the organisation." })
  form!: StatisticalFormKind;

  @Property({ type: "text", default: StatisticalReportStatus.DRAFT })
  @Field(() => StatisticalReportStatus, { description: "How far it has come." })
  status!: StatisticalReportStatus;

  @Property({ type: "timestamptz", defaultRaw: "clock_timestamp()" })
  @Field(() => DateTimeScalar, { description: "When it was begun («дата»)." })
  createdAt!: Date;

  @Property({ type: "uuid", nullable: true })
  createdById!: string | null;

  @Property({ type: "timestamptz", nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was handed over; null until then." })
  submittedAt!: Date | null;

  @Property({ type: "uuid", nullable: true })
  submittedById!: string | null;

  @Property({ type: "timestamptz", nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: "When the superior took it; null until then." })
  acceptedAt!: Date | null;

  @Property({ type: "uuid", nullable: true })
  acceptedById!: string | null;
}
