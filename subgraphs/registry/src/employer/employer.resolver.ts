import { Permission } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May, Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { listOf } from "@angel/kit/published";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { inOrder } from "../organisation/organisation.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { tabOf } from "../organisation/tab-page.js";
import { Employer } from "./employer.entity.js";
import { HeadCount } from "./head-count.entity.js";

export const { Edge: HeadCountEdge, Connection: HeadCountConnection } = connectionOf(HeadCount);

const headCounts = tabOf<HeadCount>({
  entity: HeadCount,
  table: "head_counts",
  where: "struck_at is null",
  sort: "days",
  column: "counted_on",
  keyOf: ({ countedOn }) => countedOn,
});

export async function employersById(ids: readonly string[], { em }: Context): Promise<(Employer | null)[]> {
  const rows = await em.execute<object[]>("select * from employers where id = any(?::uuid[])", [listOf(ids)]);
  return inOrder(
    ids,
    rows.map((row) => em.map(Employer, row)),
    ({ id }) => id,
  );
}

@Resolver(() => Organisation)
export class EmployerResolver {
  @Query(() => Employer, {
    nullable: true,
    description: "The institution with this taxpayer number («ИНН»); null where the register knows none.",
  })
  @Open("Institutions and their heads are public.")
  employerByTaxId(
    @Arg("taxId", () => String, { description: "The taxpayer number («ИНН»)." }) taxId: string,
    @Ctx() { em }: Context,
  ): Promise<Employer | null> {
    return /^\d{10,12}$/.test(taxId.trim())
      ? em.findOne(Employer, { taxId: taxId.trim() })
      : Promise.resolve(null);
  }

  @FieldResolver(() => Employer, {
    nullable: true,
    description: "Where its members work or study («Организация образования»); null when not filled in.",
  })
  async employer(@Root() { employerId }: Organisation, @Ctx() { load }: Context): Promise<Employer | null> {
    return employerId === null ? null : load(employersById).load(employerId);
  }

  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => HeadCountConnection, {
    nullable: true,
    description: "How many people worked there, the last count first; null when not yours to see.",
  })
  headCounts(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<HeadCount>> {
    return headCounts(page, organisation, context);
  }
}
