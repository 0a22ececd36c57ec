import { Permission } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { cardPlace, Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { inOrder } from "../organisation/organisation.loader.js";
import { tabOf } from "../organisation/tab-page.js";
import { Unit } from "./unit.entity.js";

const { Connection: UnitConnection } = connectionOf(Unit);

const units = tabOf<Unit>({
  entity: Unit,
  table: "units",
  where: "closed_on is null",
  sort: "names",
  column: "name_key",
  keyOf: ({ nameKey }) => nameKey,
});

/** With the paths of their primaries. */
async function unitsByMember(ids: readonly string[], { em }: Context): Promise<(Unit | null)[]> {
  const rows = await em.execute<(object & { member: string; path: string })[]>(
    `select members.id as member, organisations.path::text as path, units.* from members
     join units on units.id = unit_id join organisations on node = organisation_id
     where members.id = any(?::uuid[])`,
    [listOf(ids)],
  );
  return inOrder(ids, rows, ({ member }) => member).map(
    (row) => row && Object.assign(em.map(Unit, row), { path: row.path }),
  );
}

async function memberCountsOfUnits(ids: readonly string[], { em }: Context): Promise<number[]> {
  const rows = await em.execute<{ id: string; count: number }[]>(
    `select unit_id as id, count(*)::int as count from members
     where unit_id = any(?::uuid[]) and status = 'ON_REGISTER' group by unit_id`,
    [listOf(ids)],
  );
  return inOrder(ids, rows, ({ id }) => id).map((row) => row?.count ?? 0);
}

@Resolver(() => Organisation)
export class OrganisationUnitResolver {
  @FieldResolver(() => UnitConnection, {
    description: "Its parts that are there now, in the order of names («Проф группы»).",
  })
  units(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Unit>> {
    return units(page, organisation, context);
  }
}

@Resolver(() => Unit)
export class UnitResolver {
  @FieldResolver(() => Member, {
    nullable: true,
    description: "Who leads it («профгрупорг»); null when nobody was named.",
  })
  async organiser(@Root() { organiserId }: Unit, @Ctx() { load }: Context): Promise<Member | null> {
    return organiserId === null ? null : load(membersById).load(organiserId);
  }

  @May(Permission.VIEW_MEMBERS, ({ path }: Unit) => path)
  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many members are registered to it; null when not yours to see.",
  })
  memberCount(@Root() { id }: Unit, @Ctx() { load }: Context): Promise<number> {
    return load(memberCountsOfUnits).load(id);
  }
}

@Resolver(() => Member)
export class MemberUnitResolver {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => Unit, {
    nullable: true,
    description:
      "The part of the primary the member is registered to; null for none or when not yours to see.",
  })
  unit(@Root() { id }: Member, @Ctx() { load }: Context): Promise<Unit | null> {
    return load(unitsByMember).load(id);
  }
}
