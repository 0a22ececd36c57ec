import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isStorable, isUuid } from "@angel/kit/text";
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
import { faultOfDay, invalid, noOrganisation } from "../input/invalid.js";
import { organisations } from "../organisation/organisation.loader.js";
import { reportOf } from "../report/report-definition.js";
import { NamedReportKind } from "../report/report-kind.js";
import { NamedReportOrder } from "../report/report-order.js";
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

  @Field(() => NamedReportOrder, { defaultValue: NamedReportOrder.NAME, description: "In which order." })
  order!: NamedReportOrder;
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
    { organisationId, kind, format, on, search, order }: ExportNamedReportInput,
    @Ctx() context: Context,
  ): Promise<typeof ExportNamedReportResult> {
    const place = isUuid(organisationId) ? await context.load(organisations).load(organisationId) : null;
    if (!place?.path) return noOrganisation();
    if (!mayRead(reportOf(kind), place.path, context.viewer)) throw forbidden();
    const day = on ?? today();
    const fault = faultOfDay("on", day);
    if (fault) return fault;
    if (search && (search.length > 100 || !isStorable(search))) {
      return invalid("search", "Это не похоже на имя.", "That is no name.");
    }
    const isDescending = order === NamedReportOrder.NAME_DESCENDING;
    const asked = { place, report: kind, on: day, format, search: search ?? null, isDescending };
    return Object.assign(new ExportNamedReportPayload(), { reportFile: await askExport(asked, context) });
  }
}
