import { type Connection, connect, connectionOf, PageArgs } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, Field, FieldResolver, Float, ObjectType, Resolver, Root } from "type-graphql";
import { Member } from "../member/member.stub.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { organisations } from "../organisation/organisation.loader.js";
import { FACTS_OF_PEOPLE, SUMMED_FACTS } from "./fact.js";
import { StatisticalRow } from "./statistical-form.type.js";

@ObjectType({ description: "Somebody who was counted in a row." })
class CountedMember {
  @Field(() => Member, { description: "The card, of which the registry shows what you may see." })
  member!: Member;

  nameKey!: string;
}

@ObjectType({ description: "An organisation that brought something to a row." })
class CountedOrganisation {
  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;

  @Field(() => Float, { description: "What it brought; of a share, to what is divided." })
  value!: number;

  node!: number;
}

const { Connection: CountedMemberConnection } = connectionOf(CountedMember);
const { Connection: CountedOrganisationConnection } = connectionOf(CountedOrganisation);

@Resolver(() => StatisticalRow)
export class CountedInRow {
  @FieldResolver(() => CountedMemberConnection, {
    nullable: true,
    description:
      "The people who were counted, by name; of a share, those in what is divided. Null where the row counts no people's cards.",
  })
  async members(
    @Root() { facts, form }: StatisticalRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<CountedMember> | null> {
    if (!facts.every((fact) => FACTS_OF_PEOPLE.has(fact))) return null;
    return connect<CountedMember>(page, {
      rows: async (limit, after) => {
        const [nameKey, id] = (after && readKey(after, "text", "uuid")) ?? [null, null];
        const rows = await em.execute<{ id: string; nameKey: string }[]>(
          `select distinct member_id as id, name_key collate "C" as "nameKey"
           from unnest(?::text[]) as fact
           cross join lateral published.statistical_members(?, ?, fact, ?, ?, ?)
           order by 2, 1 limit ?`,
          [`{${facts.join()}}`, form.place.node, form.on, nameKey, id, limit, limit],
        );
        return rows.map((row) =>
          Object.assign(new CountedMember(), { member: new Member(row.id), nameKey: row.nameKey }),
        );
      },
      key: ({ nameKey, member }) => [nameKey, member.id],
      total: () => facts.reduce((sum, fact) => sum + Number(form.facts[fact] ?? 0), 0),
    });
  }

  @FieldResolver(() => CountedOrganisationConnection, {
    nullable: true,
    description:
      "The organisations that brought something to the row, those with the most first; null for a day.",
  })
  async organisations(
    @Root() { facts, form }: StatisticalRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em, load }: Context,
  ): Promise<Connection<CountedOrganisation> | null> {
    if (!facts.every((fact) => SUMMED_FACTS.some((summed) => summed === fact))) return null;
    const { from, values } = await form.figures();
    const value = facts.map((fact) => `coalesce(${fact}, 0)`).join(" + ");
    return connect<CountedOrganisation>(page, {
      rows: async (limit, after) => {
        const last = after && readKey(after, "float", "int");
        const rows = await em.execute<{ id: string; node: number; value: number }[]>(
          `select organisation_id as id, node, (${value})::float8 as value from ${from} and ${value} <> 0
             ${last ? `and (-(${value}), node) > (?, ?)` : ""}
           order by -(${value}), node limit ?`,
          [...values, ...(last ? [-last[0], last[1]] : []), limit],
        );
        return Promise.all(
          rows.map(async ({ id, ...row }) =>
            Object.assign(new CountedOrganisation(), {
              ...row,
              organisation: await load(organisations).load(id),
            }),
          ),
        );
      },
      key: ({ value: brought, node }) => [brought, node],
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(
          `select count(*)::int as count from ${from} and ${value} <> 0`,
          [...values],
        );
        return row?.count ?? 0;
      },
    });
  }
}
