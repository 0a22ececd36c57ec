import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { BELOW } from "../organisation/below.js";
import { Organisation, OrganisationLevel } from "../organisation/organisation.entity.js";
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
    @Root() { node, level }: Organisation,
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
    return load(monthsOfOrganisations).load({
      node,
      level,
      first: dayOf(first),
      last: dayOf(last),
    });
  }
}

interface Asked {
  node: number;
  level: OrganisationLevel;
  first: PlainDate;
  last: PlainDate;
}

/** A month of many organisations, and many months of one, by one statement. */
async function monthsOfOrganisations(asked: readonly Asked[], { em }: Context): Promise<MonthOfMembers[][]> {
  const counted = (steps: string) => `select month, sum(registered)::int as "registeredCount",
      sum(removed)::int as "removedCount", sum(transferred_in)::int as "transferredInCount",
      sum(transferred_out)::int as "transferredOutCount"
    from ${steps} where month between first and last`;
  const rows = await em.execute<(MonthOfMembers & { wish: number })[]>(
    `select wish, month::text, "registeredCount", "removedCount", "transferredInCount", "transferredOutCount"
     from json_to_recordset(?::json) as asked (wish int, node int, level text, first date, last date)
     cross join lateral (
       ${counted("movement_totals")} and (level = 'NATIONAL' or level = 'REGIONAL' and region_id = node) group by month
       union all
       ${counted("movement_steps")} and level not in ('NATIONAL', 'REGIONAL') and organisation_id = any(array(
         select below.node from organisations top ${BELOW} where top.node = asked.node)) group by month) counted`,
    [JSON.stringify(asked.map((wish, place) => ({ wish: place, ...wish })))],
  );
  const known = new Map(rows.map(({ wish, ...month }) => [`${wish} ${month.month}`, month]));
  return asked.map(({ first, last }, wish) =>
    monthsBetween(first, last).map((month) =>
      Object.assign(new MonthOfMembers(), { ...NOBODY, month }, known.get(`${wish} ${month}`)),
    ),
  );
}

const NOBODY = { registeredCount: 0, removedCount: 0, transferredInCount: 0, transferredOutCount: 0 };

function monthsBetween(first: PlainDate, last: PlainDate): PlainDate[] {
  const from = monthOf(first);
  return Array.from({ length: Math.max(0, monthOf(last) - from + 1) }, (_, place) => dayOf(from + place));
}

/** Months since the year 0. */
function monthOf(day: PlainDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function dayOf(month: number): PlainDate {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
