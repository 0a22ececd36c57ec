import { Permission } from "@angel/kit/access";
import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { placeColumn } from "../headcount/place-column.js";
import { MemberConnection } from "../member/member-page.js";
import { Member } from "../member/member.entity.js";
import { BEFORE_ALL, placeOf, readPlace } from "../organisation/name-order.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { OrganisationConnection } from "../organisation/organisation.resolver.js";
import { CARD_BITS, CARD_COUNTERS, CompletenessField, FORM_BITS } from "./completeness-field.js";

const FIELD = "What is missing.";

/** The lists behind the numbers of what is not filled in. */
@Resolver(() => Organisation)
export class GapsOfOrganisation {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => MemberConnection, {
    nullable: true,
    description:
      "Members on register here and below whose cards lack a field, in the order of names; null when they are not yours to see.",
  })
  membersWithout(
    @Root() { node, level }: Organisation,
    @Arg("field", () => CompletenessField, { description: FIELD }) field: CompletenessField,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<Member>> {
    const bit = CARD_BITS[field];
    if (bit === undefined) throw badInput("`field` is not a field of a card.");
    const column = placeColumn(level);
    const [here, nodes] = column ? [`counted.${column} = ?`, [node]] : ["true", []];
    return connect<Member>(page, {
      key: placeOf,
      rows: async (limit, after) => {
        const rows = await em.execute<object[]>(
          `select members.*, organisations.path::text as path
           from members join organisations on organisations.node = primary_id
           where ${here.replace("counted.", "members.")} and status = 'ON_REGISTER' and gaps & ? <> 0
             and (members.name_key, members.id) > (?, ?::uuid)
           order by members.name_key, members.id limit ?`,
          [...nodes, bit, ...(after ? readPlace(after) : BEFORE_ALL), limit],
        );
        return rows.map((row) => em.map(Member, row));
      },
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(
          `select coalesce(sum(${CARD_COUNTERS[field]}), 0)::int as count from member_counts counted where ${here}`,
          nodes,
        );
        return row?.count ?? 0;
      },
    });
  }

  @May(Permission.VIEW_STATISTICS, ({ path }: Organisation) => path)
  @FieldResolver(() => OrganisationConnection, {
    nullable: true,
    description:
      "Organisations here and below whose forms lack a field, in the order of names; null when not yours to see.",
  })
  organisationsWithout(
    @Root() { node, level }: Organisation,
    @Arg("field", () => CompletenessField, { description: FIELD }) field: CompletenessField,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<Organisation>> {
    const bit = FORM_BITS[field];
    if (bit === undefined) throw badInput("`field` is not a field of an organisation's form.");
    const column = placeColumn(level);
    const own = column === "primary_id" ? "organisation_id" : column;
    const [here, nodes] = own ? [`lacking.${own} = ?`, [node]] : ["true", []];
    const found = `from organisation_gaps lacking where ${here} and lacking.gaps & ? <> 0`;
    return connect<Organisation>(page, {
      key: placeOf,
      rows: async (limit, after) => {
        const rows = await em.execute<object[]>(
          `select * from organisations where node in (select lacking.organisation_id ${found})
             and (name_key, id) > (?, ?::uuid)
           order by name_key, id limit ?`,
          [...nodes, bit, ...(after ? readPlace(after) : BEFORE_ALL), limit],
        );
        return rows.map((row) => em.map(Organisation, row));
      },
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count ${found}`, [
          ...nodes,
          bit,
        ]);
        return row?.count ?? 0;
      },
    });
  }
}
