import type { Context } from "@angel/kit/subgraph";
import { Field, Int, ObjectType } from "type-graphql";
import { BELOW } from "./below.js";
import { inOrder } from "./organisation.loader.js";

@ObjectType({
  description: "How far the register covers an organisation and all below it that work («охват реестром»).",
})
export class OrganisationCoverage {
  @Field(() => Int, { description: "How many organisations there are, itself among them." })
  organisationCount!: number;

  @Field(() => Int, { description: "How many of them are territorial («местные»)." })
  territorialCount!: number;

  @Field(() => Int, { description: "How many of them are primaries." })
  primaryCount!: number;

  @Field(() => Int, { description: "How many primaries have members on register: their lists are in." })
  listedPrimaryCount!: number;

  @Field(() => Int, { description: "How many of the organisations have a chair." })
  chairCount!: number;
}

const NOTHING: OrganisationCoverage = {
  organisationCount: 0,
  territorialCount: 0,
  primaryCount: 0,
  listedPrimaryCount: 0,
  chairCount: 0,
};

export async function coverageOf(nodes: readonly number[], { em }: Context): Promise<OrganisationCoverage[]> {
  const found = await em.execute<(OrganisationCoverage & { node: number })[]>(
    `select top.node, count(*)::int as "organisationCount",
       count(*) filter (where below.level = 'TERRITORIAL')::int as "territorialCount",
       count(*) filter (where below.level = 'PRIMARY')::int as "primaryCount",
       count(*) filter (where below.level = 'PRIMARY' and on_register > 0)::int as "listedPrimaryCount",
       count(chairs.id)::int as "chairCount"
     from organisations top ${BELOW}
     left join member_counts on primary_id = below.node
     left join chairs on chairs.organisation_id = below.node and left_on is null
     where top.node = any(?::int[]) and below.closed_on is null
     group by top.node`,
    [`{${nodes.join()}}`],
  );
  return inOrder(nodes, found, ({ node }) => node).map((row) => row ?? NOTHING);
}

/** How many primaries work below, by nodes: of those that work there is a row each, kept with what its form lacks. */
export async function primaryCountsOf(nodes: readonly number[], { em }: Context): Promise<number[]> {
  const below = ["organisation_id", "territorial_id", "okrug_id", "region_id"].map(
    (column) => `select ${column} as node from organisation_gaps where is_primary and ${column} = any(nodes)`,
  );
  const found = await em.execute<{ node: number; count: number }[]>(
    `select found.* from (select ?::int[] as nodes) asked cross join lateral (
       select node, count(*)::int as count from (${below.join(" union all ")}) primaries group by node
       union all select node, (select count(*)::int from organisation_gaps where is_primary)
         from organisations where parent_id is null and node = any(nodes)) found`,
    [`{${nodes.join()}}`],
  );
  return inOrder(nodes, found, ({ node }) => node).map((row) => row?.count ?? 0);
}
