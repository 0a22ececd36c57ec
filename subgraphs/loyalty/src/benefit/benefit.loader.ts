import { SMALLEST_TOLD } from "@angel/kit/few";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { PlainDate } from "@angel/kit/values";

/** What was bought; of insurance, what was paid. */
export interface BenefitSums {
  purchases: number;
  spent: string;
  returned: string;
  discounts: string;
  participants: number;
  insurance: string | null;
}

/** The sums of what was bought in primaries and months alone where five people did, beside those of all. */
export interface BenefitBelow {
  all: BenefitSums;
  told: BenefitSums;
}

export type Months = readonly [since: PlainDate, until: PlainDate];

export function keyOfBenefit(organisationId: string, months: Months): string {
  return [...months, organisationId.toLowerCase()].join(" ");
}

/** The keys name the months and the organisation; null where nothing was bought. */
export const benefitsBelow: Batch<string, BenefitBelow | null> = async (keys, context) => {
  const asked = Map.groupBy(keys, (key) => key.slice(0, key.lastIndexOf(" ")));
  const found = new Map<string, BenefitBelow>();
  for (const [months, alike] of asked) {
    const [since = "", until = ""] = months.split(" ");
    const ids = alike.map((key) => key.split(" ").at(-1) ?? "").filter(isUuid);
    for (const [id, sums] of await sumsBelow(ids, [since, until], context))
      found.set(keyOfBenefit(id, [since, until]), sums);
  }
  return keys.map((key) => found.get(key) ?? null);
};

type Row = { top: string } & Record<`${"all" | "told"}_${"purchases" | "participants"}`, number> &
  Record<`${"all" | "told"}_${"spent" | "returned" | "discounts"}`, string>;

async function sumsBelow(
  ids: readonly string[],
  months: Months,
  { em }: Context,
): Promise<Map<string, BenefitBelow>> {
  const tops = listOf(ids);
  const bought = await readPublished<Row>(
    em,
    ["organisation"],
    "select * from benefits_below(?::uuid[], ?::date, ?::date)",
    [tops, ...months],
  );
  const paid = await readPublished<{
    top: string;
    all_paid: string;
    told_paid: string | null;
    claims: number;
  }>(
    em,
    ["organisation", "payout_month"],
    `select asked.id as top, sum(paid_kopecks) as all_paid, sum(paid_kopecks) filter (where claims >= ${SMALLEST_TOLD}) as told_paid
     from (select id, split_part(path, '.', -1) as node from published.organisation where id = any(?::uuid[])) asked
     join (select id, unnest(string_to_array(path, '.')) as node from published.organisation) below using (node)
     join published.payout_month paid on paid.organisation_id = below.id
     where month between ? and ? group by asked.id`,
    [tops, ...months],
  );
  const paidAt = new Map(paid.map((row) => [row.top, row]));
  return new Map(
    bought.map((row) => {
      const at = paidAt.get(row.top);
      const sums = (kind: "all" | "told"): BenefitSums => ({
        purchases: row[`${kind}_purchases`],
        spent: row[`${kind}_spent`],
        returned: row[`${kind}_returned`],
        discounts: row[`${kind}_discounts`],
        participants: row[`${kind}_participants`],
        insurance: at ? at[`${kind}_paid`] : "0",
      });
      return [row.top, { all: sums("all"), told: sums("told") }];
    }),
  );
}

/** How many take part below each organisation. */
export const participantsBelow: Batch<string, number> = async (ids, { em }) => {
  const rows = await readPublished<{ top: string; participants: number }>(
    em,
    ["organisation"],
    "select * from participants_below(?::uuid[])",
    [listOf(ids.filter(isUuid))],
  );
  const found = new Map(rows.map(({ top, participants }) => [top, participants]));
  return ids.map((id) => found.get(id.toLowerCase()) ?? 0);
};
