import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { grouped } from "../organisation/organisation.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { MonthOfMembers } from "./month-of-members.type.js";

const MOST_MONTHS = 240;

@Resolver(() => Organisation)
export class JoiningDynamics {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => [MonthOfMembers], {
    nullable: true,
    description:
      "How members came and went here and below, month by month, each month of the time asked for; null when not yours to see.",
  })
  monthsOfMembers(
    @Root() { path }: Organisation,
    @Arg("from", () => PlainDateScalar, { description: "A day in the first month." }) from: PlainDate,
    @Arg("until", () => PlainDateScalar, {
      nullable: true,
      description: "A day in the last month, at most twenty years later; this month when left out.",
    })
    until: PlainDate | null,
    @Ctx() { load }: Context,
  ): Promise<MonthOfMembers[]> {
    const [first, last] = [monthOf(from), monthOf(until ?? today())];
    if (last - first >= MOST_MONTHS) throw badInput("`from` and `until` are at most twenty years apart.");
    return load(monthsOfOrganisations).load({ path, first: dayOf(first), last: dayOf(last) });
  }
}

interface Asked {
  path: string;
  first: PlainDate;
  last: PlainDate;
}

/** A month of many organisations, and many months of one, by one statement. */
async function monthsOfOrganisations(asked: readonly Asked[], { em }: Context): Promise<MonthOfMembers[][]> {
  const rows = await em.execute<(MonthOfMembers & { wish: number })[]>(
    `select wish, month::date::text as month,
       coalesce(registered, 0)::int as "registeredCount", coalesce(removed, 0)::int as "removedCount",
       coalesce(came, 0)::int as "transferredInCount", coalesce(went, 0)::int as "transferredOutCount"
     from json_to_recordset(?::json) as asked (wish int, path ltree, first date, last date)
     cross join lateral generate_series(first::timestamp, last, interval '1 month') as month
     left join lateral (
       select sum(registered) as registered, sum(removed) as removed,
         sum(transferred_in) as came, sum(transferred_out) as went
       from movement_counts
       where movement_counts.month = month.month::date and (nlevel(asked.path) = 1
         or organisation_id = any(array(select node from organisations below where below.path <@ asked.path)))
     ) counted on true
     order by wish, month`,
    [JSON.stringify(asked.map((wish, place) => ({ wish: place, ...wish })))],
  );
  const found = grouped(rows, ({ wish }) => wish);
  return asked.map((_, wish) => found.get(wish) ?? []);
}

/** Months since the year 0. */
function monthOf(day: PlainDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function dayOf(month: number): PlainDate {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
