import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { faultOfDay, noOrganisation } from "../input/invalid.js";
import { organisations } from "../organisation/organisation.loader.js";
import { fillForm, lockedForm } from "../statistical-report/fill-form.js";
import { dayOf } from "../statistical-report/form-kind.js";
import { locks } from "../statistical-report/lock.loader.js";
import { rowsOf } from "../statistical-report/row.loader.js";
import { StatisticalReport } from "../statistical-report/statistical-report.entity.js";
import { askExport, ReportFile } from "./ask-export.js";
import { FormExportFormat } from "./export-format.js";

@InputType({ description: "Whose form, of which year, and as what." })
class ExportStatisticalFormInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "As of 1 January of this year; as of today when left out.",
  })
  year?: number | null;

  @Field(() => FormExportFormat, { description: "As what." })
  format!: FormExportFormat;
}

@ObjectType({ description: "The file can be had." })
class ExportStatisticalFormPayload {
  @Field(() => ReportFile, { description: "The file." })
  reportFile!: ReportFile;
}

const ExportStatisticalFormResult = createUnionType({
  name: "ExportStatisticalFormResult",
  description: "Whether the file can be had.",
  types: () => [ExportStatisticalFormPayload, InvalidInput] as const,
});

/** Somebody takes a statutory form out: as it was locked, or as it is. */
@Resolver()
export class ExportStatisticalForm {
  @May(Permission.VIEW_MEMBERS)
  @Mutation(() => ExportStatisticalFormResult, {
    description:
      "Take an organisation's statutory form out as a file: what was locked, or what the register says where nothing was.",
  })
  async exportStatisticalForm(
    @Arg("input", () => ExportStatisticalFormInput, { description: "Whose, of which year, and as what." })
    { organisationId, year, format }: ExportStatisticalFormInput,
    @Ctx() context: Context,
  ): Promise<typeof ExportStatisticalFormResult> {
    const { em, load, viewer } = context;
    const place = isUuid(organisationId) ? await load(organisations).load(organisationId) : null;
    if (!place?.path) return noOrganisation();
    if (!viewer.may(Permission.VIEW_MEMBERS, place.path)) throw forbidden();
    const on = year ? dayOf(year) : today();
    const fault = faultOfDay("year", on);
    if (fault) return fault;
    const report = year ? await em.findOne(StatisticalReport, { organisationId, year }) : null;
    const lock = report && (await load(locks).load(report.id));
    const filled = lock ? lockedForm(place, on, lock, context) : await fillForm(place, on, context);
    const rows = await rowsOf(filled, context);
    const form = {
      kind: filled.kind,
      on,
      hash: lock?.hash.toString("hex") ?? null,
      rows: rows.map((row) => ({ number: row.number, title: row.title, value: row.value, on: row.on })),
    };
    const reportFile = await askExport({ place, report: filled.kind, on, format, form }, context);
    return Object.assign(new ExportStatisticalFormPayload(), { reportFile });
  }
}
