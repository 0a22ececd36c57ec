import { Permission } from "@angel/kit/access";
import { connect, type Connection, type Key, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  registerEnumType,
  Resolver,
  Root,
} from "type-graphql";
import { BELOW } from "../organisation/below.js";
import { placeOf, readPlace } from "../organisation/name-order.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { inOrder } from "../organisation/organisation.loader.js";
import { OrganisationConnection } from "../organisation/organisation.resolver.js";

enum TermState {
  VACANT = "VACANT",
  EXPIRED = "EXPIRED",
  WITHIN_7_DAYS = "WITHIN_7_DAYS",
  WITHIN_30_DAYS = "WITHIN_30_DAYS",
  WITHIN_90_DAYS = "WITHIN_90_DAYS",
}

registerEnumType(TermState, {
  name: "TermState",
  description: "How an organisation stands with its chair's term.",
  valuesConfig: {
    VACANT: { description: "Nobody leads it." },
    EXPIRED: { description: "The term is over, and nobody was elected since." },
    WITHIN_7_DAYS: { description: "The term ends within seven days." },
    WITHIN_30_DAYS: { description: "The term ends within thirty days." },
    WITHIN_90_DAYS: { description: "The term ends within ninety days." },
  },
});

/** `since` stands for today. */
const CONDITIONS: Record<TermState, string> = {
  [TermState.VACANT]: "chairs.id is null",
  [TermState.EXPIRED]: "powers_until < since",
  [TermState.WITHIN_7_DAYS]: "powers_until between since and since + 7",
  [TermState.WITHIN_30_DAYS]: "powers_until between since and since + 30",
  [TermState.WITHIN_90_DAYS]: "powers_until between since and since + 90",
};

const TERMS = `organisations top
  cross join (select ?::date as since) as now
  ${BELOW}
  left join chairs on chairs.organisation_id = below.node and left_on is null`;

@ObjectType({ description: "Whose powers end soon, here and below («контроль сроков полномочий»)." })
class TermWatch {
  @Field(() => Int, { description: "How many organisations nobody leads." })
  vacantCount!: number;

  @Field(() => Int, { description: "How many chairs' terms are over, with nobody elected since." })
  expiredCount!: number;

  @Field(() => Int, { description: "How many terms end within seven days." })
  within7DaysCount!: number;

  @Field(() => Int, { description: "How many terms end within thirty days, those within seven among them." })
  within30DaysCount!: number;

  @Field(() => Int, { description: "How many terms end within ninety days, those within thirty among them." })
  within90DaysCount!: number;

  node!: number;
}

type Counts = Omit<TermWatch, "node">;

async function watchesOf(nodes: readonly number[], { em }: Context): Promise<TermWatch[]> {
  const count = (state: TermState, name: keyof Counts) =>
    `count(*) filter (where ${CONDITIONS[state]})::int as "${name}"`;
  const rows = await em.execute<TermWatch[]>(
    `select top.node, ${[
      count(TermState.VACANT, "vacantCount"),
      count(TermState.EXPIRED, "expiredCount"),
      count(TermState.WITHIN_7_DAYS, "within7DaysCount"),
      count(TermState.WITHIN_30_DAYS, "within30DaysCount"),
      count(TermState.WITHIN_90_DAYS, "within90DaysCount"),
    ].join(", ")}
     from ${TERMS} where top.node = any(?::int[]) and below.closed_on is null group by top.node`,
    [today(), `{${nodes.join()}}`],
  );
  const nothing = {
    vacantCount: 0,
    expiredCount: 0,
    within7DaysCount: 0,
    within30DaysCount: 0,
    within90DaysCount: 0,
  };
  return inOrder(nodes, rows, ({ node }) => node).map((row, place) =>
    Object.assign(new TermWatch(), row ?? { ...nothing, node: nodes[place] }),
  );
}

@ArgsType()
class TermWatchArgs extends PageArgs {
  @Field(() => TermState, { description: "Which of them." })
  state!: TermState;
}

@Resolver(() => Organisation)
export class OrganisationTermResolver {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => TermWatch, {
    nullable: true,
    description:
      "Whose powers end soon and which organisations nobody leads, here and below; null when not yours to see.",
  })
  termWatch(@Root() { node }: Organisation, @Ctx() { load }: Context): Promise<TermWatch> {
    return load(watchesOf).load(node);
  }
}

const COUNTS: Record<TermState, keyof Counts> = {
  [TermState.VACANT]: "vacantCount",
  [TermState.EXPIRED]: "expiredCount",
  [TermState.WITHIN_7_DAYS]: "within7DaysCount",
  [TermState.WITHIN_30_DAYS]: "within30DaysCount",
  [TermState.WITHIN_90_DAYS]: "within90DaysCount",
};

@Resolver(() => TermWatch)
export class TermWatchResolver {
  @FieldResolver(() => OrganisationConnection, { description: "These organisations, in the order of names." })
  organisations(
    @Root() watch: TermWatch,
    @Args(() => TermWatchArgs) { state, ...page }: TermWatchArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<Organisation>> {
    return connect<Organisation>(page, {
      key: placeOf,
      total: () => watch[COUNTS[state]],
      rows: async (limit: number, after: Key | null) => {
        const from = after && readPlace(after);
        const rows = await em.execute<object[]>(
          `select below.* from ${TERMS} where top.node = ? and below.closed_on is null and ${CONDITIONS[state]}
           ${from ? "and (below.name_key, below.id) > (?, ?::uuid)" : ""}
           order by below.name_key, below.id limit ?`,
          [today(), watch.node, ...(from ?? []), limit],
        );
        return rows.map((row) => em.map(Organisation, row));
      },
    });
  }
}
