import { Permission } from "@angel/kit/access";
import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { tidy } from "@angel/kit/text";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Appeal, AppealConnection } from "../appeal/appeal.entity.js";
import { pageOfAppeals } from "../appeal/appeal-page.js";
import { handles } from "../appeal/handling.js";
import { employerOf } from "../employer/employer.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { type Place, places } from "../organisation/place.js";
import { storable } from "../storable.js";
import { AppealContext, AppealTrend, type Subject } from "./context.type.js";
import { type Measure, ofEmployer, trends } from "./trends.loader.js";

@Resolver(() => AppealContext)
export class ContextResolver {
  @FieldResolver(() => AppealTrend, {
    description: "Of the same employer, or one called alike («по предприятию»).",
  })
  ofEmployer(@Root() context: AppealContext, @Ctx() { load }: Context): Promise<AppealTrend> {
    return measure(context, "employer", load);
  }

  @FieldResolver(() => AppealTrend, { description: "Of the same topic in the region («по теме»)." })
  ofTopic(@Root() context: AppealContext, @Ctx() { load }: Context): Promise<AppealTrend> {
    return measure(context, "topic", load);
  }

  @FieldResolver(() => AppealTrend, {
    description: "Of organisations of the same type in the region («по отрасли»).",
  })
  ofBranch(@Root() context: AppealContext, @Ctx() { load }: Context): Promise<AppealTrend> {
    return measure(context, "branch", load);
  }

  @FieldResolver(() => AppealTrend, { description: "Of the region («по региону»)." })
  ofRegion(@Root() context: AppealContext, @Ctx() { load }: Context): Promise<AppealTrend> {
    return measure(context, "region", load);
  }

  @FieldResolver(() => AppealConnection, {
    description:
      "Appeals like it of the last twelve months, what came last first: of the same employer, or of the same topic in organisations of the same type in the region.",
  })
  similar(
    @Root() { subject }: AppealContext,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Appeal>> {
    return similarTo(subject, page, context);
  }
}

@Resolver(() => Appeal)
export class AppealContextResolver {
  @FieldResolver(() => AppealContext, {
    nullable: true,
    description: "What the hotline remembers that bears on it, for those who handle it; null for all others.",
  })
  async context(@Root() appeal: Appeal, @Ctx() context: Context): Promise<AppealContext | null> {
    const home = handles(context.viewer, appeal)
      ? await context.load(places).load(appeal.organisationId)
      : null;
    if (!home) return null;
    const { id: appealId, employerName, employerTaxId, topicCode, branch } = appeal;
    const regionId = await regionOf(home, context);
    return new AppealContext({ appealId, employerName, employerTaxId, topicCode, branch, regionId });
  }

  @FieldResolver(() => AppealConnection, {
    description: "Appeals like it, as `context.similar` has them; empty but for those who handle it.",
  })
  async similar(
    @Root() appeal: Appeal,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Appeal>> {
    const remembered = await this.context(appeal, context);
    return remembered
      ? similarTo(remembered.subject, page, context)
      : connect<Appeal>(page, { key: () => [], rows: async () => [], total: () => 0 });
  }
}

@Resolver(() => Organisation)
export class OrganisationContextResolver {
  @FieldResolver(() => AppealContext, {
    nullable: true,
    description:
      "What the hotline remembers at once while somebody calls, before anything is registered («при звонке»); null but for those who handle appeals there.",
  })
  async appealContext(
    @Root() { id }: Organisation,
    @Arg("employerName", () => String, {
      nullable: true,
      description: "The employer as the caller says it; that of the organisation when left out.",
    })
    employerName: string | null | undefined,
    @Arg("employerTaxId", () => String, { nullable: true, description: "Its taxpayer number («ИНН»)." })
    employerTaxId: string | null | undefined,
    @Arg("topicCode", () => String, { nullable: true, description: "The code of the topic." })
    topicCode: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<AppealContext | null> {
    const home = await context.load(places).load(id);
    if (!home || !context.viewer.may(Permission.HANDLE_APPEALS, home.path)) return null;
    const given = { name: tidy(storable(employerName) ?? ""), taxId: tidy(storable(employerTaxId) ?? "") };
    const { name, taxId, branch } = await employerOf(home.id, given, context);
    const regionId = await regionOf(home, context);
    return new AppealContext({
      appealId: null,
      employerName: name,
      employerTaxId: taxId,
      topicCode: storable(topicCode),
      branch,
      regionId,
    });
  }
}

async function measure(
  { subject }: AppealContext,
  name: Measure,
  load: Context["load"],
): Promise<AppealTrend> {
  return (await load(trends).load(subject))[name];
}

/** As the appeals of the organisation name it: its own where it stands above the regions. */
async function regionOf({ ancestorIds, id }: Place, { load }: Context): Promise<string> {
  const line = await load(places).loadMany(ancestorIds);
  return (
    line.find((one): one is Place => one !== null && !(one instanceof Error) && one.level === "REGIONAL")
      ?.id ?? id
  );
}

function similarTo(subject: Subject, page: PageArgs, context: Context): Promise<Connection<Appeal>> {
  const employer = ofEmployer(subject);
  const where = `registered_at > now() - interval '12 months' and id is distinct from ?::uuid
      and (${employer.sql} or topic_code = ? and branch = ? and region_id = ?::uuid)`;
  const { appealId, topicCode, branch, regionId } = subject;
  const values = [appealId, ...employer.values, topicCode, branch, regionId];
  return pageOfAppeals(page, { where, values, order: "place" }, context);
}
