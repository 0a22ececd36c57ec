import { Permission } from "@angel/kit/access";
import { SMALLEST_TOLD } from "@angel/kit/few";
import type { Context } from "@angel/kit/subgraph";
import { Money, today } from "@angel/kit/values";
import { HEADCOUNT } from "../figure/headcount.js";
import { isOfYear, type Period } from "../figure/period.js";
import { Share } from "../figure/share.type.js";
import type { Counts } from "../masking/suppress.js";
import { type Counted, toldCounts } from "../masking/told-counts.js";
import { grouped } from "../organisation/grouped.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import { countsBelow, type Place, sumsOf } from "../organisation/sum-below.js";
import { BenefitFigures } from "./benefit.type.js";

export interface AskedBenefit {
  organisation: Organisation;
  period: Period;
}

export async function benefits(asked: readonly AskedBenefit[], context: Context): Promise<BenefitFigures[]> {
  const found = new Map<AskedBenefit, BenefitFigures>();
  for (const alike of grouped(asked, ({ period }) => `${period.from} ${period.until}`).values()) {
    const { period } = alike[0] as AskedBenefit;
    const organisations = alike.map(({ organisation }) => organisation);
    const told = await toldCounts(organisations, benefitIn(period), context);
    for (const [at, { counts, hidden }] of told.entries()) {
      const of = (partition: string, name: string) => (hidden.has(partition) ? null : (counts[name] ?? 0));
      const isAllSeen = context.viewer.may(Permission.VIEW_MEMBERS, organisations[at]?.path ?? "");
      // Where all that was bought is of so few, nothing is said; where nothing was, that.
      const isTold = isAllSeen || (counts["told_purchases"] ?? 0) > 0 || (counts["purchases"] ?? 0) === 0;
      const bought = (name: string) => (isTold ? of("bonus", isAllSeen ? name : `told_${name}`) : null);
      const money = (kopecks: number | null) => (kopecks === null ? null : new Money(kopecks));
      const parts = [bought("returned_kopecks"), bought("discount_kopecks"), of("insurance", "paid_kopecks")];
      const saved = parts.includes(null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
      const members = of("members", "on_register");
      found.set(
        alike[at] as AskedBenefit,
        Object.assign(new BenefitFigures(), {
          countedFrom: monthOf(period.from),
          countedUntil: monthOf(period.until),
          participants: new Share(of("bonus", "participants"), members, today()),
          purchaseCount: bought("purchases"),
          spent: money(bought("spent_kopecks")),
          returned: money(parts[0] ?? null),
          discount: money(parts[1] ?? null),
          claimCount: of("insurance", "claims"),
          paid: money(parts[2] ?? null),
          saved: money(saved),
          savedPerMember: saved === null || !members ? null : new Money(Math.floor(saved / members)),
        }),
      );
    }
  }
  return asked.map((one) => found.get(one) as BenefitFigures);
}

function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

const PLACES = (view: string) =>
  `left join published.organisation_place place on place.id = ${view}.organisation_id`;

const BOUGHT = ["purchases", "spent_kopecks", "returned_kopecks", "discount_kopecks"];

/** Of primaries and months alone where at least five bought: whatever is subtracted from whatever is made of such. */
function toldOf(column: string): string {
  const told = `filter (where participants >= ${SMALLEST_TOLD})`;
  return `coalesce(sum(${column}) ${told}, 0)::float8 as told_${column}`;
}

function benefitIn(period: Period): Counted {
  const { from, until } = period;
  const inMonths = { where: "month between ? and ?", params: [monthOf(from), monthOf(until)] };
  const money = (columns: string[]) => sumsOf(columns, "float8");
  return {
    read: async (places, context) => {
      const sums = [
        { view: "bonus_participant", join: PLACES("bonus_participant"), sums: sumsOf(["participants"]) },
        {
          view: "benefit_month",
          join: PLACES("benefit_month"),
          sums: `${money(BOUGHT)}, ${BOUGHT.map(toldOf).join(", ")}`,
          ...inMonths,
        },
        {
          view: "payout_month",
          join: PLACES("payout_month"),
          sums: money(["claims", "paid_kopecks"]),
          ...inMonths,
        },
      ];
      const found = await Promise.all([
        HEADCOUNT.read(places, context),
        ...sums.map((sum) => countsBelow(places, sum, context)),
      ]);
      return new Map(places.map((place) => [place.node, together(place, found)]));
    },
    untold: isOfYear(period) ? [] : ["insurance"],
    partitions: [
      { name: "members", cells: (counts) => [counts["on_register"] ?? 0] },
      {
        name: "bonus",
        refines: ["members"],
        cells: (counts) => {
          const participants = counts["participants"] ?? 0;
          return [participants, (counts["on_register"] ?? 0) - participants];
        },
      },
      { name: "insurance", cells: (counts) => [counts["claims"] ?? 0] },
    ],
  };
}

function together({ node }: Place, found: readonly ReadonlyMap<number, Counts>[]): Counts {
  return Object.assign({}, ...found.map((counts) => counts.get(node))) as Counts;
}
