import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { faultOfDay, noOrganisation } from "../input/invalid.js";
import { organisations } from "../organisation/organisation.loader.js";
import { reportOf } from "../report/report-definition.js";
import { faultOfChoice, NamedReportConditionInput, NamedReportOrderInput } from "../report/report-choice.js";
import { NamedReportKind } from "../report/report-kind.js";
import { mayRead } from "../report/report-right.js";
import { askExport, ReportFile } from "./ask-export.js";
import { ExportFormat } from "./export-format.js";

@InputType({ description: "Which report, about whom, and as what." })
class ExportNamedReportInput {
  @Field(() => ID, { description: "The organisation that the report is about, with all below it." })
  organisationId!: string;

  @Field(() => NamedReportKind, { description: "Which report." })
  kind!: NamedReportKind;

  @Field(() => ExportFormat, { description: "As what." })
  format!: ExportFormat;

  @Field(() => PlainDateScalar, { nullable: true, description: "The day; today when left out." })
  on?: PlainDate | null;

  @Field(() => String, { nullable: true, description: "How the name begins; all when left out." })
  search?: string | null;

  @Field(() => [NamedReportConditionInput], {
    nullable: true,
    description: "Conditions on columns, at most ten; all when left out.",
  })
  filter?: NamedReportConditionInput[] | null;

  @Field(() => NamedReportOrderInput, {
    nullable: true,
    description: "In which order; by name when left out.",
  })
  order?: NamedReportOrderInput | null;
}

@ObjectType({ description: "The file can be had." })
class ExportNamedReportPayload {
  @Field(() => ReportFile, { description: "The file." })
  reportFile!: ReportFile;
}

const ExportNamedReportResult = createUnionType({
  name: "ExportNamedReportResult",
  description: "Whether the file can be had.",
  types: () => [ExportNamedReportPayload, InvalidInput] as const,
});

/** Somebody takes a report out, whole; it is noted who did. */
@Resolver()
export class ExportNamedReport {
  @May(Permission.VIEW_MEMBERS)
  @Mutation(() => ExportNamedReportResult, {
    description: "Take a report out as a file, however long it is («выгрузить»). It is noted who took what.",
  })
  async exportNamedReport(
    @Arg("input", () => ExportNamedReportInput, { description: "Which report, and as what." })
    { organisationId, kind, format, on, ...choice }: ExportNamedReportInput,
    @Ctx() context: Context,
  ): Promise<typeof ExportNamedReportResult> {
    const place = isUuid(organisationId) ? await context.load(organisations).load(organisationId) : null;
    if (!place?.path) return noOrganisation();
    const definition = reportOf(kind);
    if (!mayRead(definition, place.path, context.viewer)) throw forbidden();
    const day = on ?? today();
    const fault = faultOfDay("on", day) ?? faultOfChoice(definition, choice);
    if (fault) return fault;
    const asked = { place, report: kind, on: day, format, choice };
    return Object.assign(new ExportNamedReportPayload(), { reportFile: await askExport(asked, context) });
  }
}
