import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { Field, Int, ObjectType } from "type-graphql";
import { Organisation } from "./organisation.entity.js";
import { primaryCountsOf } from "./coverage.js";
import { memberCounts } from "./organisation.loader.js";

@ObjectType({ description: "An organisation whose number («ИНПО») follows its new place." })
class NumberChange {
  @Field(() => Organisation, { description: "The organisation, as it stands now." })
  organisation!: Organisation;

  @Field(() => String, { description: "The number it had; it still finds the organisation." })
  was!: string;

  @Field(() => String, { description: "The number it has since." })
  became!: string;
}

@ObjectType({ description: "An organisation whose sums, and so whose reports, change." })
class TotalsChange {
  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;

  @Field(() => Int, { description: "How many members it had here and below." })
  memberCountBefore!: number;

  @Field(() => Int, { description: "How many members it has since." })
  memberCountAfter!: number;

  @Field(() => Int, { description: "How many primaries worked here and below." })
  primaryCountBefore!: number;

  @Field(() => Int, { description: "How many primaries work here and below since." })
  primaryCountAfter!: number;
}

@ObjectType({
  description:
    "What a reorganisation changes; of a rehearsal, what it would change: nothing was written then.",
})
export class ReorganisationEffect {
  @Field(() => Int, { description: "How many members on register come to another primary." })
  memberCount!: number;

  @Field(() => Int, { description: "How many organisations come to another place in the tree." })
  organisationCount!: number;

  @Field(() => Int, { description: "How many organisations are created." })
  createdCount!: number;

  @Field(() => Int, { description: "How many organisations are closed." })
  closedCount!: number;

  @Field(() => Int, { description: "How many chairs' powers end." })
  endedTermCount!: number;

  @Field(() => Int, { description: "How many organisations get another number." })
  numberCount!: number;

  @Field(() => [NumberChange], { description: "The first hundred of them, from the top of the tree." })
  numbers!: NumberChange[];

  @Field(() => [TotalsChange], {
    description: "Those whose sums change and whose reports therefore say something else, from the top.",
  })
  totals!: TotalsChange[];
}

const SHOWN = 100;

interface Place {
  node: number;
  path: string;
  number: string | null;
  isClosed: boolean;
  chairId: string | null;
}

interface Sum {
  node: number;
  members: number;
  primaries: number;
}

interface Scope {
  /** Whose subtrees may change. */
  changed: readonly Organisation[];
  /** Along whose paths sums may change. */
  summed: readonly Organisation[];
}

/** Measures a reorganisation by looking before and after, so that it says what was done and not what was meant. */
export class Measure {
  private constructor(
    private readonly context: Context,
    private readonly places: readonly Place[],
    private readonly sums: ReadonlyMap<number, Sum>,
  ) {}

  static async before(context: Context, { changed, summed }: Scope): Promise<Measure> {
    const places = await context.em.execute<Place[]>(
      `${PLACES} where organisations.path <@ any(?::ltree[]) and closed_on is null order by organisations.path`,
      [listOf(changed.map(({ path }) => path))],
    );
    const nodes = summed.flatMap(({ path }) => path.split(".").map(Number));
    return new Measure(context, places, await sumsOf(nodes, context));
  }

  /** How many members came to another primary, and who is new, is known to the deed alone. */
  async after(memberCount: number, created: readonly Organisation[] = []): Promise<ReorganisationEffect> {
    const { context, places, sums } = this;
    const found = await context.em.execute<Place[]>(`${PLACES} where node = any(?::int[])`, [
      `{${places.map(({ node }) => node).join()}}`,
    ]);
    const now = new Map(found.map((place) => [place.node, place]));
    const changed = (differs: (was: Place, is: Place) => boolean) =>
      places.flatMap((was) => {
        const is = now.get(was.node);
        return is && differs(was, is) ? [{ was, is }] : [];
      });
    const numbers = changed((was, is) => was.number !== null && was.number !== is.number);
    const later = await sumsOf([...sums.keys(), ...created.map(({ node }) => node)], context);
    const totals = [...later.values()].filter((sum) => {
      const was = sums.get(sum.node);
      return was?.members !== sum.members || was.primaries !== sum.primaries;
    });
    const shown = await organisationsNow(
      [...numbers.slice(0, SHOWN).map(({ is }) => is.node), ...totals.map(({ node }) => node)],
      context,
    );
    return Object.assign(new ReorganisationEffect(), {
      memberCount,
      organisationCount: changed((was, is) => was.path !== is.path).length,
      createdCount: created.length,
      closedCount: changed((_was, is) => is.isClosed).length,
      endedTermCount: changed((was, is) => was.chairId !== null && was.chairId !== is.chairId).length,
      numberCount: numbers.length,
      numbers: numbers.slice(0, SHOWN).map(({ was, is }) =>
        Object.assign(new NumberChange(), {
          organisation: shown.get(is.node),
          was: was.number,
          became: is.number,
        }),
      ),
      totals: totals.map((sum) =>
        Object.assign(new TotalsChange(), {
          organisation: shown.get(sum.node),
          memberCountBefore: sums.get(sum.node)?.members ?? 0,
          memberCountAfter: sum.members,
          primaryCountBefore: sums.get(sum.node)?.primaries ?? 0,
          primaryCountAfter: sum.primaries,
        }),
      ),
    });
  }
}

const PLACES = `select node, path::text, number, closed_on is not null as "isClosed", chairs.id as "chairId"
  from organisations left join chairs on chairs.organisation_id = node and left_on is null`;

/** From the top of the tree down. */
async function sumsOf(nodes: readonly number[], context: Context): Promise<Map<number, Sum>> {
  const wanted = [...new Set(nodes)];
  const members = await memberCounts(wanted, context);
  const primaries = await primaryCountsOf(wanted, context);
  return new Map(
    wanted.map((node, place) => [
      node,
      { node, members: members[place]?.onRegister ?? 0, primaries: primaries[place] ?? 0 },
    ]),
  );
}

/** Copies, for a rehearsal takes back what the rows were. */
async function organisationsNow(
  nodes: readonly number[],
  { em }: Context,
): Promise<Map<number, Organisation>> {
  const rows = await em.execute<object[]>("select * from organisations where node = any(?::int[])", [
    `{${[...new Set(nodes)].join()}}`,
  ]);
  return new Map(rows.map((row) => em.map(Organisation, row)).map((found) => [found.node, found]));
}
