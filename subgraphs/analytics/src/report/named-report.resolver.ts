import { type Connection, connect, PageArgs } from "@angel/kit/connection";
import { Permission } from "@angel/kit/access";
import { May, Open } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { recordReading } from "../export/record-reading.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { textOf } from "./cell.js";
import {
  NamedReport,
  NamedReportOffer,
  NamedReportRow,
  NamedReportRowConnection,
} from "./named-report.type.js";
import { reportOf, REPORTS } from "./report-definition.js";
import { faultOfChoice, NamedReportConditionInput, NamedReportOrderInput } from "./report-choice.js";
import { NamedReportKind } from "./report-kind.js";
import { ReportQuery } from "./report-query.js";
import { mayRead, readDay } from "./report-right.js";

@Resolver(() => Organisation)
export class NamedReportOfOrganisation {
  @Open("The names of the reports there are; what stands in one is asked for at an organisation.")
  @Query(() => [NamedReportOffer], { description: "The reports there are («Отчёты»), with their columns." })
  namedReports(): NamedReportOffer[] {
    return REPORTS.map(({ kind, title, columns }) =>
      Object.assign(new NamedReportOffer(), { kind, title, columns }),
    );
  }

  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => NamedReport, {
    nullable: true,
    description:
      "A report about the organisation and all below it, as of any day; null when what it lists is not yours to see.",
  })
  namedReport(
    @Root() place: Organisation,
    @Arg("kind", () => NamedReportKind, { description: "Which report." }) kind: NamedReportKind,
    @Arg("on", () => PlainDateScalar, { nullable: true, description: "The day; today when left out." })
    on: PlainDate | null,
    @Ctx() { viewer }: Context,
  ): NamedReport | null {
    const definition = reportOf(kind);
    if (!mayRead(definition, place.path, viewer)) return null;
    const { title, columns } = definition;
    return Object.assign(new NamedReport(), { kind, title, columns, definition, place, on: readDay(on) });
  }
}

@Resolver(() => NamedReport)
export class NamedReportResolver {
  @FieldResolver(() => NamedReportRowConnection, {
    description: "Its rows. Reading rows with people's names is noted, as taking them out is.",
  })
  async rows(
    @Root() { definition, place, on }: NamedReport,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("search", () => String, { nullable: true, description: "How the name begins; all when left out." })
    search: string | null,
    @Arg("filter", () => [NamedReportConditionInput], {
      nullable: true,
      description: "Conditions on columns, at most ten; all when left out.",
    })
    filter: NamedReportConditionInput[] | null,
    @Arg("order", () => NamedReportOrderInput, {
      nullable: true,
      description: "In which order; by name when left out.",
    })
    order: NamedReportOrderInput | null,
    @Ctx() context: Context,
  ): Promise<Connection<NamedReportRow>> {
    const { em } = context;
    const choice = { search, filter, order };
    const fault = faultOfChoice(definition, choice);
    if (fault) throw badInput(`\`${fault.fields[0]?.path}\` does not suit this report.`);
    const query = await ReportQuery.of({ definition, place, on, ...choice }, em);
    return connect<NamedReportRow>(page, {
      rows: async (limit, after) => {
        const found = (await query?.page(limit, after, em)) ?? [];
        await recordReading({ definition, place, on, rows: Math.min(found.length, page.first) }, context);
        return found.map(({ id, place: rowPlace, cells }) =>
          Object.assign(new NamedReportRow(), {
            id,
            place: rowPlace,
            cells: definition.columns.map((column, index) => textOf(cells[index], column)),
          }),
        );
      },
      key: (row) => row.place,
      total: () => query?.count(em) ?? 0,
    });
  }
}
