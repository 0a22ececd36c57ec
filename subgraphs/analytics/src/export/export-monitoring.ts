import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
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
import { noOrganisation } from "../input/invalid.js";
import { concerns, foundMonitorings, MonitoringNotFound } from "../monitoring/found-monitoring.js";
import { organisations } from "../organisation/organisation.loader.js";
import { askExport, ReportFile } from "./ask-export.js";
import { ExportFormat } from "./export-format.js";

@InputType({ description: "Which monitoring, of whom, and as what." })
class ExportMonitoringInput {
  @Field(() => ID, { description: "The monitoring." })
  monitoringId!: string;

  @Field(() => ID, { description: "The organisation at and below which it is asked." })
  organisationId!: string;

  @Field(() => ExportFormat, { description: "As what." })
  format!: ExportFormat;
}

@ObjectType({ description: "The file can be had." })
class ExportMonitoringPayload {
  @Field(() => ReportFile, { description: "The file." })
  reportFile!: ReportFile;
}

const ExportMonitoringResult = createUnionType({
  name: "ExportMonitoringResult",
  description: "Whether the file can be had.",
  types: () => [ExportMonitoringPayload, MonitoringNotFound, InvalidInput] as const,
});

/** Somebody takes the answers to a monitoring out. */
@Resolver()
export class ExportMonitoring {
  @May(Permission.VIEW_MEMBERS)
  @Mutation(() => ExportMonitoringResult, {
    description:
      "Take a monitoring out as a file: a row for each organisation that is asked, those who have not answered among them.",
  })
  async exportMonitoring(
    @Arg("input", () => ExportMonitoringInput, { description: "Which monitoring, of whom, and as what." })
    { monitoringId, organisationId, format }: ExportMonitoringInput,
    @Ctx() context: Context,
  ): Promise<typeof ExportMonitoringResult> {
    const place = await context.load(organisations).load(organisationId);
    if (!place.path) return noOrganisation();
    if (!context.viewer.may(Permission.VIEW_MEMBERS, place.path)) throw forbidden();
    const found = await context.load(foundMonitorings).load(monitoringId);
    if (!found || !concerns(found, place)) return new MonitoringNotFound();
    const asked = { place, report: "MONITORING", on: today(), format, choice: { monitoringId } };
    return Object.assign(new ExportMonitoringPayload(), { reportFile: await askExport(asked, context) });
  }
}
