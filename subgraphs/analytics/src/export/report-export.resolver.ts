import { Permission } from "@angel/kit/access";
import { type Connection, connect, connectionOf, PageArgs } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { DateTimeScalar, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Args, Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";

@ObjectType({ description: "That somebody read or took out a report with people in it." })
class ReportExport {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => AccountStub, { description: "Who." })
  account!: AccountStub;

  @Field(() => String, { description: "Which report: its kind, the statutory form, or MONITORING." })
  report!: string;

  @Field(() => PlainDateScalar, { description: "The day that the report was of." })
  on!: PlainDate;

  @Field(() => String, { description: "As what: SCREEN, XLSX, CSV or PDF." })
  format!: string;

  @Field(() => DateTimeScalar, { description: "When it was asked for." })
  askedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the last row was sent; null while it was not.",
  })
  finishedAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many rows were sent; null where nobody followed the link.",
  })
  rows!: number | null;
}

const { Connection: ReportExportConnection } = connectionOf(ReportExport);

type Row = Omit<ReportExport, "account"> & { accountId: string };

@Resolver(() => Organisation)
export class ReportExportsOfOrganisation {
  @May(Permission.VIEW_ACCESSES, HERE)
  @FieldResolver(() => ReportExportConnection, {
    nullable: true,
    description:
      "Who read or took out reports about the organisation, the last first; null when not yours to see.",
  })
  reportExports(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<ReportExport>> {
    return connect<ReportExport>(page, {
      rows: async (limit, after) => {
        const from = after && readKey(after, "uuid");
        const rows = await em.execute<Row[]>(
          `select id, account_id as "accountId", report, on_day::text as "on", format, asked_at as "askedAt",
             finished_at as "finishedAt", rows
           from report_exports where organisation_id = ? ${from ? "and id < ?" : ""} order by id desc limit ?`,
          [id, ...(from ?? []), limit],
        );
        return rows.map(({ accountId, ...row }) =>
          Object.assign(new ReportExport(), row, {
            account: new AccountStub(accountId),
            askedAt: new Date(row.askedAt),
            finishedAt: row.finishedAt && new Date(row.finishedAt),
          }),
        );
      },
      key: (row) => [row.id],
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(
          "select count(*)::int as count from report_exports where organisation_id = ?",
          [id],
        );
        return row?.count ?? 0;
      },
    });
  }
}
