import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { fillForm } from "./fill-form.js";
import { dayOf } from "./form-kind.js";
import { rowsOf } from "./row.loader.js";
import { PrimaryShare, StatisticalForm, StatisticalRow } from "./statistical-form.type.js";

const SIZES = [15, 50, 100, 500, 1_000] as const;
const SIZE_NAMES = SIZES.reduce<string[]>(
  (names, from, place) => [
    ...names,
    SIZES[place + 1] ? `${from}–${(SIZES[place + 1] ?? 0) - 1}` : `${from} и более`,
  ],
  [`менее ${SIZES[0]}`],
);

@Resolver(() => Organisation)
export class StatisticalFormOfOrganisation {
  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => StatisticalForm, {
    nullable: true,
    description:
      "The annual form of the organisation, filled from the register («5-СП», «2-СП», «1-СП»); null when not yours to see.",
  })
  async statisticalForm(
    @Root() place: Organisation,
    @Arg("year", () => Int, {
      nullable: true,
      description: "As of 1 January of this year; as of today when left out.",
    })
    year: number | null,
    @Ctx() context: Context,
  ): Promise<StatisticalForm> {
    const on = year ? dayOf(year) : today();
    if (on > today()) throw badInput("`year` has not come yet.");
    if (on < "1990-01-01") throw badInput("`year` is before any register.");
    return fillForm(place, on, context);
  }
}

@Resolver(() => StatisticalForm)
export class StatisticalFormResolver {
  @FieldResolver(() => [StatisticalRow], { description: "The rows of the form of that year, in order." })
  rows(@Root() form: StatisticalForm, @Ctx() context: Context): Promise<StatisticalRow[]> {
    return rowsOf(form, context);
  }

  @FieldResolver(() => [PrimaryShare], { description: "Primaries here and below by type («по видам»)." })
  async primariesByType(@Root() form: StatisticalForm, @Ctx() { em }: Context): Promise<PrimaryShare[]> {
    const figures = await form.figures();
    return em.execute<PrimaryShare[]>(
      `select coalesce(type_code, '') as kind, count(*)::int as primaries, sum(members)::int as members
       from ${figures.from} and level = 'PRIMARY' group by type_code order by type_code`,
      [...figures.values],
    );
  }

  @FieldResolver(() => [PrimaryShare], { description: "Primaries here and below by the number of members." })
  async primariesBySize(@Root() form: StatisticalForm, @Ctx() { em }: Context): Promise<PrimaryShare[]> {
    const figures = await form.figures();
    const rows = await em.execute<{ size: number; primaries: number; members: number }[]>(
      `select width_bucket(members, '{${SIZES.join()}}'::int[]) as size, count(*)::int as primaries,
         sum(members)::int as members
       from ${figures.from} and level = 'PRIMARY' group by 1`,
      [...figures.values],
    );
    const found = new Map(rows.map((row) => [row.size, row]));
    return SIZE_NAMES.map((kind, size) => ({
      kind,
      primaries: found.get(size)?.primaries ?? 0,
      members: found.get(size)?.members ?? 0,
    }));
  }
}
