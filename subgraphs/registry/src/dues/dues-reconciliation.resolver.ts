import { Permission } from "@angel/kit/access";
import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { inOrder, organisationsByNode } from "../organisation/organisation.loader.js";
import { DuesReconciliation, DuesReconciliationRow, DuesVerdict } from "./dues-reconciliation.entity.js";

const { Connection: DuesReconciliationRowConnection } = connectionOf(DuesReconciliationRow);

@ArgsType()
class RowsArgs extends PageArgs {
  @Field(() => DuesVerdict, { nullable: true, description: "Only those with this verdict." })
  verdict?: DuesVerdict | null;
}

@ObjectType({ description: "How many lines of a reconciliation have a verdict." })
class DuesVerdictCount {
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

  @FieldResolver(() => [DuesVerdictCount], { description: "How many lines have each verdict; none of none." })
  counts(@Root() { id }: DuesReconciliation, @Ctx() { em }: Context): Promise<DuesVerdictCount[]> {
    return em.execute(
      `select verdict, count(*)::int as count from dues_reconciliation_rows
       where reconciliation_id = ? group by verdict order by verdict`,
      [id],
    );
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
        const place = after?.[0] ?? -1;
        if (!Number.isSafeInteger(place)) throw badInput("`after` is not a cursor of this list.");
        return em.find(
          DuesReconciliationRow,
          { ...where, place: { $gt: Number(place) } },
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
