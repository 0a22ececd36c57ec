import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { DateTimeScalar } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { faultOfDay, noOrganisation } from "../input/invalid.js";
import { organisations } from "../organisation/organisation.loader.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { dayOf } from "./form-kind.js";
import { Locker } from "./locker.js";

@InputType({ description: "Whose reports, with all below, and of which year." })
class LockStatisticalReportsInput {
  @Field(() => ID, { description: "The organisation at the top." })
  organisationId!: string;

  @Field(() => Int, { description: "The year on whose 1 January they are." })
  year!: number;
}

@ObjectType({ description: "The reports of an organisation and all below it, being formed and locked." })
class StatisticalLocking {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => Int, { description: "The year of the reports." })
  year!: number;

  @Field(() => Int, {
    nullable: true,
    description: "How many reports it locks; null until they have been counted.",
  })
  total!: number | null;

  @Field(() => Int, { description: "How many of them are locked." })
  locked!: number;

  @Field(() => DateTimeScalar, { description: "When it was asked for." })
  askedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the last was locked; null until then." })
  finishedAt!: Date | null;

  organisationId!: string;
}

@ObjectType({ description: "It has begun." })
class LockStatisticalReportsPayload {
  @Field(() => StatisticalLocking, { description: "How far it has come." })
  statisticalLocking!: StatisticalLocking;
}

const LockStatisticalReportsResult = createUnionType({
  name: "LockStatisticalReportsResult",
  description: "Whether it has begun.",
  types: () => [LockStatisticalReportsPayload, InvalidInput] as const,
});

/** The superior forms and locks all reports that those below have not locked themselves. */
@Resolver()
export class LockStatisticalReports {
  @OwnTransaction("The work goes on behind the answer, and must find what was asked for committed.")
  @May(Permission.REORGANISE)
  @Mutation(() => LockStatisticalReportsResult, {
    description:
      "Form and lock the annual reports of an organisation and of all below it that are not locked yet.",
  })
  async lockStatisticalReports(
    @Arg("input", () => LockStatisticalReportsInput, { description: "Whose, and of which year." })
    { organisationId, year }: LockStatisticalReportsInput,
    @Ctx() context: Context,
  ): Promise<typeof LockStatisticalReportsResult> {
    const { load, viewer, transact, companion, em } = context;
    const place = isUuid(organisationId) ? await load(organisations).load(organisationId) : null;
    if (!place?.path) return noOrganisation();
    if (!viewer.may(Permission.REORGANISE, place.path)) throw forbidden();
    const fault = faultOfDay("year", dayOf(year));
    if (fault) return fault;
    const id = await transact(async () => {
      const [row] = await em.execute<{ id: string }[]>(
        `insert into statistical_lockings (organisation_id, node, year, account_id) values (?, ?, ?, ?) returning id`,
        [organisationId, place.node, year, viewer.accountId],
      );
      return row?.id as string;
    });
    companion(Locker).wake();
    const statisticalLocking = await findLocking(id, context);
    return Object.assign(new LockStatisticalReportsPayload(), { statisticalLocking });
  }
}

@Resolver(() => StatisticalLocking)
export class LockingResolver {
  @May(Permission.REORGANISE)
  @Query(() => StatisticalLocking, {
    nullable: true,
    description: "How far the locking of many reports has come; null when there is none among yours.",
  })
  async statisticalLocking(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() context: Context,
  ): Promise<StatisticalLocking | null> {
    const locking = isUuid(id) ? await findLocking(id, context) : null;
    if (!locking) return null;
    const { path } = await context.load(organisations).load(locking.organisationId);
    return path && context.viewer.may(Permission.REORGANISE, path) ? locking : null;
  }

  @FieldResolver(() => Organisation, { description: "The organisation at the top." })
  organisation(
    @Root() { organisationId }: StatisticalLocking,
    @Ctx() { load }: Context,
  ): Promise<Organisation> {
    return load(organisations).load(organisationId);
  }
}

async function findLocking(id: string, { em }: Context): Promise<StatisticalLocking | null> {
  const [row] = await em.execute<StatisticalLocking[]>(
    `select id, organisation_id as "organisationId", year, total, locked, asked_at as "askedAt",
       finished_at as "finishedAt"
     from statistical_lockings where id = ?`,
    [id],
  );
  if (!row) return null;
  return Object.assign(new StatisticalLocking(), row, {
    askedAt: new Date(row.askedAt),
    finishedAt: row.finishedAt && new Date(row.finishedAt),
  });
}
