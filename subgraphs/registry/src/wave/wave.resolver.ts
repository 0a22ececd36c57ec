import { Permission } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.entity.js";
import { inOrder } from "../organisation/organisation.loader.js";
import { tabOf } from "../organisation/tab-page.js";
import { Wave } from "./wave.entity.js";

const { Connection: WaveConnection } = connectionOf(Wave);

const waves = tabOf<Wave>({
  entity: Wave,
  table: "(select waves.*, parent_id as organisation_id from waves) as waves",
  sort: "days",
  column: "joined_on",
  keyOf: ({ joinedOn }) => joinedOn,
});

@ObjectType({ description: "How far a wave has come: primaries first, then the lists of members." })
class WaveProgress {
  @Field(() => Int, { description: "How many local organisations joined." })
  localCount!: number;

  @Field(() => Int, { description: "How many primaries joined with them." })
  primaryCount!: number;

  @Field(() => Int, { description: "How many of these have members on register: their lists are in." })
  listedPrimaryCount!: number;

  @Field(() => Int, { description: "How many members there are." })
  memberCount!: number;
}

async function progressOf(ids: readonly string[], { em }: Context): Promise<WaveProgress[]> {
  const rows = await em.execute<(WaveProgress & { id: string })[]>(
    `select wave_id as id, count(*) filter (where level <> 'PRIMARY')::int as "localCount",
       count(*) filter (where level = 'PRIMARY')::int as "primaryCount",
       count(*) filter (where on_register > 0)::int as "listedPrimaryCount",
       coalesce(sum(on_register), 0)::int as "memberCount"
     from organisations left join member_counts on primary_id = node
     where wave_id = any(?::uuid[]) group by wave_id`,
    [listOf(ids)],
  );
  return inOrder(ids, rows, ({ id }) => id).map(
    (row) => row ?? { localCount: 0, primaryCount: 0, listedPrimaryCount: 0, memberCount: 0 },
  );
}

@Resolver(() => Organisation)
export class OrganisationWaveResolver {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => WaveConnection, {
    nullable: true,
    description:
      "Waves in which local organisations joined below it, the last first; null when not yours to see.",
  })
  waves(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Wave>> {
    return waves(page, organisation, context);
  }
}

@Resolver(() => Wave)
export class WaveResolver {
  @FieldResolver(() => WaveProgress, { description: "How far it has come." })
  progress(@Root() { id }: Wave, @Ctx() { load }: Context): Promise<WaveProgress> {
    return load(progressOf).load(id);
  }
}
