import { connectionOf } from "@angel/kit/connection";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, ID, ObjectType } from "type-graphql";
import type { Organisation } from "../organisation/organisation.stub.js";
import type { ReportDefinition } from "./report-definition.js";
import { NamedReportKind } from "./report-kind.js";

@ObjectType({ description: "A column of a report." })
class ReportColumnTitle {
  @Field(() => String, { description: "Its key: stable, for programs." })
  key!: string;

  @Field(() => String, { description: "Its title, in Russian." })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "What to know of its cells on a day that has passed, in Russian, where the past was not recorded whole; null where it was.",
  })
  pastNote?: string | null;
}

@ObjectType({ description: "A row of a report: a member, an organisation, or a right in the system." })
export class NamedReportRow {
  @Field(() => ID, { description: "The id of what the row is about." })
  id!: string;

  @Field(() => [String], {
    description: "Its cells in the order of the columns; an empty one is an empty string.",
  })
  cells!: string[];

  /** Its place in the order. */
  place!: readonly (string | number)[];
}

export const { Connection: NamedReportRowConnection } = connectionOf(NamedReportRow);

@ObjectType({
  description: "A report of the section «Отчёты»: rows and columns about an organisation and all below it.",
})
export class NamedReport {
  @Field(() => NamedReportKind, { description: "Which report." })
  kind!: NamedReportKind;

  @Field(() => String, { description: "Its title, in Russian." })
  title!: string;

  @Field(() => PlainDateScalar, {
    description: "The day it is of: its rows are as they were at the end of it.",
  })
  on!: PlainDate;

  @Field(() => [ReportColumnTitle], { description: "Its columns, in order." })
  columns!: readonly ReportColumnTitle[];

  definition!: ReportDefinition;
  place!: Organisation;
}

@ObjectType({ description: "A report that there is to be had («меню „Отчёты“»)." })
export class NamedReportOffer {
  @Field(() => NamedReportKind, { description: "Which report." })
  kind!: NamedReportKind;

  @Field(() => String, { description: "Its title, in Russian." })
  title!: string;

  @Field(() => [ReportColumnTitle], { description: "Its columns, in order." })
  columns!: readonly ReportColumnTitle[];
}
