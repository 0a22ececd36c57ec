import { Permission } from "@angel/kit/access";
import { type Connection, connect, connectionOf, PageArgs } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";
import { May, Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { organisations } from "../organisation/organisation.loader.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { fillForm, lockedForm } from "./fill-form.js";
import { dayOf } from "./form-kind.js";
import { type LockRow, locks } from "./lock.loader.js";
import { ReportLock, RowDifference } from "./report-lock.type.js";
import { differencesFrom } from "./row-difference.js";
import { rulesOf } from "./row.loader.js";
import { Seal } from "./seal.js";
import { StatisticalForm } from "./statistical-form.type.js";
import { StatisticalReport } from "./statistical-report.entity.js";

const { Connection: StatisticalReportConnection } = connectionOf(StatisticalReport);

@Resolver(() => Organisation)
export class StatisticalReportsOfOrganisation {
  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => StatisticalReportConnection, {
    nullable: true,
    description: "Its annual reports, the last year first (tab «Статистика»); null when not yours to see.",
  })
  statisticalReports(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<StatisticalReport>> {
    return connect<StatisticalReport>(page, {
      rows: async (limit, after) => {
        const from = after && readKey(after, "int");
        return em.find(
          StatisticalReport,
          { organisationId: id, ...(from && { year: { $lt: from[0] } }) },
          { orderBy: { year: "desc" }, limit },
        );
      },
      key: ({ year }) => [year],
      total: () => em.count(StatisticalReport, { organisationId: id }),
    });
  }
}

@Resolver(() => StatisticalReport)
export class StatisticalReportResolver {
  @May(Permission.VIEW_MEMBERS)
  @Query(() => StatisticalReport, {
    nullable: true,
    description: "An annual report by its id; null when there is none among those yours to see.",
  })
  async statisticalReport(
    @Arg("id", () => ID, { description: "The report's id." }) id: string,
    @Ctx() { em, load, viewer }: Context,
  ): Promise<StatisticalReport | null> {
    const report = isUuid(id) ? await em.findOne(StatisticalReport, { id }) : null;
    if (!report) return null;
    const { path } = await load(organisations).load(report.organisationId);
    return path && viewer.may(Permission.VIEW_MEMBERS, path) ? report : null;
  }

  @Open("A public key: with it anybody checks a locked report.")
  @Query(() => String, { description: "The public key that locked reports are signed for, PEM (Ed25519)." })
  statisticalReportKey(@Ctx() { companion }: Context): string {
    return companion(Seal).publicPem;
  }

  @FieldResolver(() => Organisation, { description: "Whose it is." })
  organisation(
    @Root() { organisationId }: StatisticalReport,
    @Ctx() { load }: Context,
  ): Promise<Organisation> {
    return load(organisations).load(organisationId);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who began it; null for the platform itself.",
  })
  createdBy(@Root() { createdById }: StatisticalReport): AccountStub | null {
    return createdById ? new AccountStub(createdById) : null;
  }

  @FieldResolver(() => AccountStub, { nullable: true, description: "Who handed it over; null until then." })
  submittedBy(@Root() { submittedById }: StatisticalReport): AccountStub | null {
    return submittedById ? new AccountStub(submittedById) : null;
  }

  @FieldResolver(() => AccountStub, { nullable: true, description: "Who accepted it; null until then." })
  acceptedBy(@Root() { acceptedById }: StatisticalReport): AccountStub | null {
    return acceptedById ? new AccountStub(acceptedById) : null;
  }

  @FieldResolver(() => StatisticalForm, {
    description: "The form with what was locked in it; with what the register says now until it is.",
  })
  async statisticalForm(
    @Root() report: StatisticalReport,
    @Ctx() context: Context,
  ): Promise<StatisticalForm> {
    const lock = await context.load(locks).load(report.id);
    return lock ? formIn(lock, report, context) : currentForm(report, context);
  }

  @FieldResolver(() => ReportLock, { nullable: true, description: "The seal; null until it is locked." })
  async lock(
    @Root() { id }: StatisticalReport,
    @Ctx() { load, companion }: Context,
  ): Promise<ReportLock | null> {
    const lock = await load(locks).load(id);
    if (!lock) return null;
    const { number, lockedAt, lockedById, content, hashBefore, hash, signature } = lock;
    return Object.assign(new ReportLock(), {
      number,
      lockedAt: new Date(lockedAt),
      lockedBy: lockedById ? new AccountStub(lockedById) : null,
      content,
      hashBefore: hashBefore?.toString("hex") ?? null,
      hash: hash.toString("hex"),
      signature: signature.toString("hex"),
      isWhole: companion(Seal).isWhole(content, hashBefore, hash, signature),
    });
  }

  @FieldResolver(() => [RowDifference], {
    description:
      "What the register says of that day now and did not when the report was locked: corrections told later. Empty until it is locked.",
  })
  async corrections(@Root() report: StatisticalReport, @Ctx() context: Context): Promise<RowDifference[]> {
    const lock = await context.load(locks).load(report.id);
    if (!lock) return [];
    const [now, locked] = await Promise.all([currentForm(report, context), formIn(lock, report, context)]);
    return differencesFrom(await rulesOf(locked, context), locked.facts, now.facts).filter(
      ({ before, now: current, beforeOn, nowOn }) => before !== current || beforeOn !== nowOn,
    );
  }
}

async function currentForm(report: StatisticalReport, context: Context): Promise<StatisticalForm> {
  const place = await context.load(organisations).load(report.organisationId);
  return fillForm(place, dayOf(report.year), context);
}

async function formIn(lock: LockRow, report: StatisticalReport, context: Context): Promise<StatisticalForm> {
  const place = await context.load(organisations).load(report.organisationId);
  return lockedForm(place, dayOf(report.year), lock, context);
}
