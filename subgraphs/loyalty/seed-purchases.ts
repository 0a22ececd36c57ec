import type { EntityManager } from "@angel/kit/database";
import type { SeedPartners } from "./seed-partners.js";

/** Who takes part in the bonus programme. */
export interface Shopper {
  readonly id: string;
  readonly organisationId: string;
  /** The day of the consent. */
  readonly since: string;
}

interface Month {
  /** Its first day. */
  readonly month: string;
  readonly purchases: number;
  readonly spentKopecks: number;
  readonly returnedKopecks: number;
}

/** The report of 2022, to the rouble: 2021 as a whole, 2022 by month. */
const YEAR_2021 = { purchases: 16_850, spentKopecks: 29_277_000_00, returnedKopecks: 1_034_000_00 };
const MONTHS_2022 = [
  ["2022-01-01", 1_988, 107_442],
  ["2022-02-01", 1_508, 91_023],
  ["2022-03-01", 650, 82_619],
  ["2022-04-01", 780, 52_843],
] as const;
/** The report names no spending for 2022; it names the share that is returned. */
const RETURN_PERCENT = 3.5;
/** How the year goes: gifts in December, books in August. */
const SEASON_2021 = [7, 7, 8, 7, 7, 8, 8, 10, 9, 8, 9, 12];
const CHUNK = 5_000;
const SALES = 240;

/** What those who take part bought: through the ledger, paid out, and settled with the partners. */
export async function seedPurchases(
  em: EntityManager,
  { federal, local }: SeedPartners,
  members: readonly Shopper[],
): Promise<void> {
  const purchases = months().flatMap((month) => purchasesOf(month, federal, members));
  for (let from = 0; from < purchases.length; from += CHUNK) {
    await insertPurchases(em, purchases.slice(from, from + CHUNK));
  }
  await postArchive(em);
  await seedSales(em, local, members);
}

function months(): Month[] {
  const weights = SEASON_2021;
  const [counts, spent, returned] = [
    shares(YEAR_2021.purchases, weights),
    shares(YEAR_2021.spentKopecks, weights),
    shares(YEAR_2021.returnedKopecks, weights),
  ];
  return [
    ...weights.map((_, place) => ({
      month: `2021-${String(place + 1).padStart(2, "0")}-01`,
      purchases: counts[place] ?? 0,
      spentKopecks: spent[place] ?? 0,
      returnedKopecks: returned[place] ?? 0,
    })),
    ...MONTHS_2022.map(([month, purchases, roubles]) => ({
      month,
      purchases,
      spentKopecks: Math.round((roubles * 100 * 100) / RETURN_PERCENT),
      returnedKopecks: roubles * 100,
    })),
  ];
}

function purchasesOf(
  { month, purchases, spentKopecks, returnedKopecks }: Month,
  partners: readonly string[],
  members: readonly Shopper[],
) {
  const weights = Array.from({ length: purchases }, (_, place) => 40 + ((place * 37) % 121));
  const [spent, returned] = [shares(spentKopecks, weights), shares(returnedKopecks, weights)];
  const shoppers = members.filter(({ since }) => since <= month);
  return weights.map((_, place) => {
    const { id: memberId, organisationId } = shoppers[(place * 31) % shoppers.length] as Shopper;
    return {
      partnerId: partners[(place * 17) % partners.length],
      orderNumber: `${month.slice(0, 7)}/${place + 1}`,
      memberId,
      organisationId,
      month,
      clickedAt: `${month.slice(0, 8)}${String((place % 25) + 1).padStart(2, "0")}T09:00:00Z`,
      paid: spent[place],
      cashback: returned[place],
    };
  });
}

/** A whole divided by weights into whole parts that sum to it. */
function shares(whole: number, weights: readonly number[]): number[] {
  const all = weights.reduce((total, weight) => total + weight, 0);
  let [sum, given] = [0, 0];
  return weights.map((weight) => {
    sum += weight;
    const upTo = Number((BigInt(whole) * BigInt(sum)) / BigInt(all));
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

async function insertPurchases(em: EntityManager, purchases: readonly object[]): Promise<void> {
  await em.execute(
    `with given as materialized (
       select gen_random_uuid() as click_id, given.* from jsonb_to_recordset(?::jsonb) as given ("partnerId" uuid,
         "orderNumber" text, "memberId" uuid, "organisationId" uuid, month date, "clickedAt" timestamptz, paid bigint,
         cashback bigint)),
     clicks as (
       insert into click_outs (id, member_id, organisation_id, partner_id, clicked_at)
       select click_id, "memberId", "organisationId", "partnerId", "clickedAt" from given)
     insert into purchases (partner_id, order_number, click_id, member_id, organisation_id, month, clicked_at, status,
       paid_kopecks, cashback_kopecks, available_kopecks, release_on, expires_on, revision, heard_at, confirmed_at, told_at)
     select "partnerId", "orderNumber", click_id, "memberId", "organisationId", month, "clickedAt", 'PAID',
       paid, cashback, cashback, month + 45, (month + interval '27 months')::date, 1,
       "clickedAt" + interval '1 day', "clickedAt" + interval '1 day', "clickedAt" + interval '1 day'
     from given`,
    [JSON.stringify(purchases)],
  );
}

/** Each purchase accrued and released, each member paid out, and each partner settled: all accounts but the bank's rest at zero. */
async function postArchive(em: EntityManager): Promise<void> {
  await postEach(em, {
    kind: "ACCRUAL",
    rows: "select * from purchases where cashback_kopecks > 0",
    key: "'archive:' || id || ':accrual'",
    purchase: "id",
    from: "account_of('PARTNER', partner_id, null)",
    to: "account_of('HELD', member_id, null)",
    kopecks: "cashback_kopecks",
  });
  await postEach(em, {
    kind: "RELEASE",
    rows: "select * from purchases where cashback_kopecks > 0",
    key: "'archive:' || id || ':release'",
    purchase: "id",
    from: "account_of('HELD', member_id, null)",
    to: "account_of('AVAILABLE', member_id, expires_on)",
    kopecks: "cashback_kopecks",
  });
  await postEach(em, {
    kind: "PAYOUT",
    rows: "select id, kopecks from accounts join balances on account_id = id where kind = 'AVAILABLE' and kopecks > 0",
    key: "'archive:payout:' || id",
    purchase: "null::uuid",
    from: "id",
    to: "account_of('PAYING', null, null)",
    kopecks: "kopecks",
  });
  await postEach(em, {
    kind: "PAYOUT_DONE",
    rows: "select 1 as id, balance_of(account_of('PAYING', null, null)) as kopecks",
    key: "'archive:payout:done'",
    purchase: "null::uuid",
    from: "account_of('PAYING', null, null)",
    to: "account_of('BANK', null, null)",
    kopecks: "kopecks",
  });
  await postEach(em, {
    kind: "SETTLEMENT",
    rows: "select id, -balance_of(id) as kopecks from accounts where kind = 'PARTNER' and balance_of(id) < 0",
    key: "'archive:settled:' || id",
    purchase: "null::uuid",
    from: "account_of('BANK', null, null)",
    to: "id",
    kopecks: "kopecks",
  });
}

async function postEach(
  em: EntityManager,
  {
    kind,
    rows,
    key,
    purchase,
    from,
    to,
    kopecks,
  }: Record<"kind" | "rows" | "key" | "purchase" | "from" | "to" | "kopecks", string>,
): Promise<void> {
  await em.execute(
    `with numbered as (select *, (row_number() over (order by id) - 1) / ${CHUNK} as chunk from (${rows}) as rows),
     posted as (
       select post_transfers(array_agg((${key})::text order by id), array_agg('${kind}'::transfer_kind order by id),
         array_agg(${purchase} order by id), array_agg(${from} order by id), array_agg(${to} order by id),
         array_agg((${kopecks})::bigint order by id))
       from numbered group by chunk)
     select count(*) from posted`,
  );
}

/** What was sold at Karelia's counters this autumn, at the discounts that are offered. */
async function seedSales(
  em: EntityManager,
  local: readonly string[],
  members: readonly Shopper[],
): Promise<void> {
  const sales = Array.from({ length: SALES }, (_, place) => {
    const { id: memberId, organisationId } = members[(place * 13) % members.length] as Shopper;
    const soldAt = `2026-${String(9 + (place % 3)).padStart(2, "0")}-${String((place % 19) + 1).padStart(2, "0")}T12:00:00Z`;
    return {
      partnerId: local[place % local.length],
      memberId,
      organisationId,
      soldAt,
      price: 40_000 + ((place * 911) % 160_000),
    };
  });
  await em.execute(
    `with given as materialized (
       select gen_random_uuid() as check_id, given.*, round(price * percent / 100)::bigint as discount
       from jsonb_to_recordset(?::jsonb) as given ("partnerId" uuid, "memberId" uuid, "organisationId" uuid,
         "soldAt" timestamptz, price bigint)
       join offers on partner_id = "partnerId" and kind = 'DISCOUNT' and percent < 100),
     checks as (
       insert into card_checks (id, partner_id, place_id, member_id, organisation_id, is_valid, checked_at)
       select check_id, "partnerId", (select id from places where partner_id = "partnerId" limit 1), "memberId",
         "organisationId", true, "soldAt" from given)
     insert into counter_sales (check_id, partner_id, member_id, organisation_id, month, spent_kopecks, discount_kopecks, sold_at)
     select check_id, "partnerId", "memberId", "organisationId", date_trunc('month', "soldAt")::date, price - discount,
       discount, "soldAt" from given`,
    [JSON.stringify(sales)],
  );
}
