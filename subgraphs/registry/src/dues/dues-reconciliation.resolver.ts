import { Permission } from "@angel/kit/access";
import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { placeOfKey } from "@angel/kit/cursor-key";
import { May } from "@angel/kit/may";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { PlainDate } from "@angel/kit/values";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { Employer } from "../employer/employer.entity.js";
import { employersById } from "../employer/employer.resolver.js";
import { newestFirst } from "../input/newest-first.js";
import { Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { grouped, inOrder, organisationsByNode } from "../organisation/organisation.loader.js";
import { DuesReconciliation, DuesReconciliationRow, DuesVerdict } from "./dues-reconciliation.entity.js";
import { MonthScalar } from "./month.js";

const { Connection: DuesReconciliationConnection } = connectionOf(DuesReconciliation);
const { Connection: DuesReconciliationRowConnection } = connectionOf(DuesReconciliationRow);

@ArgsType()
class RowsArgs extends PageArgs {
  @Field(() => DuesVerdict, { nullable: true, description: "Only those with this verdict." })
  verdict?: DuesVerdict | null;
}

@ArgsType()
class ReconciliationsArgs extends PageArgs {
  @Field(() => MonthScalar, { nullable: true, description: "Only those of this month." })
  month?: PlainDate | null;
}

@ObjectType({ description: "How many lines of a reconciliation have a verdict." })
class DuesVerdictCount {
  reconciliationId!: string;

  @Field(() => DuesVerdict, { description: "The verdict." })
  verdict!: DuesVerdict;

  @Field(() => Int, { description: "How many have it." })
  count!: number;
}

@Resolver(() => DuesReconciliation)
export class DuesReconciliationResolver {
  @Query(() => DuesReconciliation, {
    nullable: true,
    description: "The reconciliation with this id; null when not yours to see.",
  })
  @May(Permission.VIEW_MEMBERS)
  duesReconciliation(
    @Arg("id", () => ID, { description: "The reconciliation's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<DuesReconciliation | null> {
    return load(reconciliationsById).load(id);
  }

  @FieldResolver(() => Organisation, { description: "Whose register it is about." })
  organisation(
    @Root() { organisationId }: DuesReconciliation,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }

  @FieldResolver(() => Employer, {
    nullable: true,
    description: "Whose list it was («работодатель»); null when the employer was not filled in then.",
  })
  async employer(
    @Root() { employerId }: DuesReconciliation,
    @Ctx() { load }: Context,
  ): Promise<Employer | null> {
    return employerId === null ? null : load(employersById).load(employerId);
  }

  @FieldResolver(() => AccountStub, { nullable: true, description: "Who made it." })
  madeBy(@Root() { madeById }: DuesReconciliation): AccountStub | null {
    return madeById === null ? null : new AccountStub(madeById);
  }

  @FieldResolver(() => [DuesVerdictCount], { description: "How many lines have each verdict; none of none." })
  counts(@Root() { id }: DuesReconciliation, @Ctx() { load }: Context): Promise<DuesVerdictCount[]> {
    return load(verdictCounts).load(id);
  }

  @FieldResolver(() => DuesReconciliationRowConnection, {
    description: "The lines in the order of the file, and then the members who are missing.",
  })
  rows(
    @Root() { id: reconciliationId }: DuesReconciliation,
    @Args(() => RowsArgs) { verdict, ...page }: RowsArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<DuesReconciliationRow>> {
    const where = { reconciliationId, ...(verdict && { verdict }) };
    return connect(page, {
      key: ({ place }) => [place],
      total: () => em.count(DuesReconciliationRow, where),
      rows: (limit, after) => {
        const place = after ? placeOfKey(after) : -1;
        return em.find(
          DuesReconciliationRow,
          { ...where, place: { $gt: place } },
          { orderBy: { place: "asc" }, limit },
        );
      },
    });
  }
}

@Resolver(() => DuesReconciliationRow)
export class DuesReconciliationRowResolver {
  @FieldResolver(() => Member, {
    nullable: true,
    description: "The member, present or former; null where nobody or several are meant.",
  })
  async member(
    @Root() { memberId }: DuesReconciliationRow,
    @Ctx() { load }: Context,
  ): Promise<Member | null> {
    return memberId === null ? null : load(membersById).load(memberId);
  }
}

@Resolver(() => Organisation)
export class ReconciliationsOfOrganisation {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => DuesReconciliationConnection, {
    nullable: true,
    description:
      "The lists of employers held against its register, newest first («сверки»); null when not yours to see.",
  })
  duesReconciliations(
    @Root() { node }: Organisation,
    @Args(() => ReconciliationsArgs) { month = null, ...page }: ReconciliationsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<DuesReconciliation>> {
    return reconciliations(page, { node, month }, context);
  }
}

const reconciliations = newestFirst<DuesReconciliation, { node: number; month: PlainDate | null }>({
  entity: DuesReconciliation,
  sought: "node int, month date",
  columns: "made.*",
  from: `from dues_reconciliations made
    where organisation_id = sought.node and (sought.month is null or made.month = sought.month)`,
  order: "made.id",
  keyed: "uuid",
  keyOf: ({ id }) => id,
});

async function verdictCounts(ids: readonly string[], { em }: Context): Promise<DuesVerdictCount[][]> {
  const rows = await em.execute<DuesVerdictCount[]>(
    `select reconciliation_id as "reconciliationId", verdict, count(*)::int as count from dues_reconciliation_rows
     where reconciliation_id = any(?::uuid[]) group by reconciliation_id, verdict order by verdict`,
    [listOf(ids)],
  );
  const found = grouped(rows, ({ reconciliationId }) => reconciliationId);
  return ids.map((id) => found.get(id) ?? []);
}

export async function reconciliationsById(
  ids: readonly string[],
  { em }: Context,
): Promise<(DuesReconciliation | null)[]> {
  const found = await em.find(DuesReconciliation, { id: { $in: ids.filter(isUuid) } });
  return inOrder(
    ids.map((id) => id.toLowerCase()),
    found,
    ({ id }) => id,
  );
}
