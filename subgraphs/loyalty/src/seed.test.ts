import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { seed } from "../seed.js";
import { loyalty } from "./subgraph.js";
import { openWorld } from "./testing/world.js";

const app = testSubgraph(loyalty);

const organisations = [
  [1, "1", "NATIONAL", "Профсоюз"],
  [2, "1.2", "REGIONAL", "Карельская организация"],
  [3, "1.2.3", "PRIMARY", "Школа № 1"],
  [4, "1.2.4", "PRIMARY", "Школа № 2"],
].map(([node, path, level, name]) => ({
  id: randomUUID(),
  node,
  path,
  level,
  name,
  parent_id: node === 1 ? null : randomUUID(),
}));
const members = Array.from({ length: 200 }, (_, n) => ({
  member_id: randomUUID(),
  organisation_id: organisations[2 + (n % 2)]?.id,
}));
const consents = members.flatMap(({ member_id }, n) => [
  { member_id, purpose: "INSURANCE", given_on: "2020-09-01" },
  ...(n % 8 === 0
    ? [{ member_id, purpose: "BONUS_PROGRAMME", given_on: n === 16 ? "2024-01-01" : "2020-09-01" }]
    : []),
]);
const shop = { id: randomUUID(), demo: "shop" };

beforeAll(async () => {
  await openWorld(app);
  const publish = (view: string, rows: object[]) =>
    app.sql(
      `insert into published.${view} select * from json_populate_recordset(null::published.${view}, $1)`,
      [JSON.stringify(rows)],
    );
  await publish("organisation", organisations);
  await publish("membership", members);
  await publish("consent", consents);
  const union = { accounts: [shop, { id: randomUUID(), demo: "member" }] };
  for (let times = 0; times < 2; times++) await app.em().transactional((em) => seed(em, union));
});

const sums = async (condition: string) => {
  const [row] = await app.sql(
    `select count(*)::int as purchases, sum(paid_kopecks)::bigint::text as spent, sum(cashback_kopecks)::bigint::text as returned
     from loyalty.purchases where ${condition}`,
  );
  return row;
};

describe("the seed", () => {
  it("gives 2021 exactly: 16,850 purchases for 29,277,000 roubles, of which 1,034,000 were returned", async () => {
    expect(await sums("extract(year from month) = 2021")).toEqual({
      purchases: 16_850,
      spent: "2927700000",
      returned: "103400000",
    });
  });

  it("gives each month of 2022 exactly", async () => {
    const months = await Promise.all(
      [1, 2, 3, 4].map((month) => sums(`month = make_date(2022, ${month}, 1)`)),
    );

    expect(months).toEqual([
      { purchases: 1_988, returned: "10744200", spent: expect.any(String) },
      { purchases: 1_508, returned: "9102300", spent: expect.any(String) },
      { purchases: 650, returned: "8261900", spent: expect.any(String) },
      { purchases: 780, returned: "5284300", spent: expect.any(String) },
    ]);
  });

  it("publishes the same by month", async () => {
    const [year] = await app.sql(
      `select sum(purchases)::int as purchases, sum(spent_kopecks)::text as spent, sum(returned_kopecks)::text as returned
       from published.benefit_month where extract(year from month) = 2021`,
    );
    expect(year).toEqual({ purchases: 16_850, spent: "2927700000", returned: "103400000" });
  });

  it("paid all of it out through the ledger, which sums to zero", async () => {
    const [paid] = await app.sql<{ kopecks: string }>(
      "select sum(-kopecks)::text as kopecks from loyalty.entries join loyalty.transfers on id = transfer_id where kind = 'PAYOUT' and kopecks < 0",
    );
    expect(paid?.kopecks).toBe(String(1_034_000_00 + (107_442 + 91_023 + 82_619 + 52_843) * 100));
    expect(await app.sql("select sum(kopecks)::int as total from loyalty.entries")).toEqual([{ total: 0 }]);
    expect(await app.sql("select count(*)::int as left from loyalty.balances where kopecks <> 0")).toEqual([
      { left: 0 },
    ]);
    expect(
      await app.sql(
        "select fault_count from loyalty.audit_ledger(0, (select max(id) from loyalty.transfers))",
      ),
    ).toEqual([{ fault_count: 0 }]);
  });

  it("has 650 partners of nine categories, and Karelia's 199 places with discounts of 3 to 100 %, 12 on the average", async () => {
    expect(
      await app.sql(
        "select count(*)::int as partners, count(distinct category)::int as categories from loyalty.partners",
      ),
    ).toEqual([{ partners: 650, categories: 9 }]);
    expect(
      await app.sql("select city, count(*)::int as places from loyalty.places group by 1 order by 2 desc, 1"),
    ).toEqual([
      { city: "Петрозаводск", places: 150 },
      { city: "Сегежа", places: 45 },
      { city: "Кондопога", places: 2 },
      { city: "Медвежьегорск", places: 2 },
    ]);
    expect(
      await app.sql(
        `select min(percent)::float as least, max(percent)::float as most, avg(percent)::float as average, count(*)::int as count
         from loyalty.offers where kind = 'DISCOUNT'`,
      ),
    ).toEqual([{ least: 3, most: 100, average: 12, count: 199 }]);
  });

  it("lets those take part who agreed, and buy only since they did", async () => {
    expect(await app.sql("select sum(participants)::int as count from published.bonus_participant")).toEqual([
      { count: 25 },
    ]);
    expect(
      await app.sql("select count(*)::int as early from loyalty.purchases where member_id = $1", [
        members[16]?.member_id,
      ]),
    ).toEqual([{ early: 0 }]);
  });

  it("seats the cashier of the demo at a counter of Petrozavodsk", async () => {
    expect(
      await app.sql(
        "select account_id, city from loyalty.partner_staff join loyalty.places using (partner_id)",
      ),
    ).toEqual([{ account_id: shop.id, city: "Петрозаводск" }]);
  });
});
