import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import fc from "fast-check";
import { loyalty } from "../subgraph.js";
import { type ReportLine, Shop } from "../testing/shop.js";
import { openWorld, World } from "../testing/world.js";

const app = testSubgraph(loyalty);
beforeAll(() => openWorld(app));

const DAY_MS = 86_400_000;
const VISITED_DAYS_AGO = 60;

/** Things that partners say of up to three orders, each with its day after the visit. */
const happening = fc.record({
  order: fc.constantFrom("А", "Б", "В"),
  event: fc.constantFrom("ORDERED", "CONFIRMED", "CONFIRMED", "RETURNED", "RETURNED", "CANCELLED"),
  kopecks: fc.integer({ min: 0, max: 90_000_00 }),
  delivery: fc.integer({ min: 0, max: 1_000_00 }),
  day: fc.integer({ min: 1, max: 59 }),
});

const history = fc.array(happening, { minLength: 1, maxLength: 10 }).chain((happenings) =>
  fc.record({
    happenings: fc.constant(happenings),
    // Each comes once, and some come again.
    arrivals: fc
      .tuple(
        fc.constant(happenings.map((_, place) => place)),
        fc.array(fc.nat({ max: happenings.length - 1 }), { maxLength: 4 }),
      )
      .chain(([all, again]) =>
        fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }),
      ),
    pieces: fc.integer({ min: 1, max: 4 }),
  }),
);

describe("settling purchases", () => {
  it("ends in the same balances in whatever order, and however often, the facts come", async () => {
    const world = await World.found(app);
    const terms = {
      programme_percent: 1.25,
      excluded: ["delivery"],
      purchase_cap: 3_000_00,
      month_cap: 5_000_00,
    };
    const now = Date.now();
    await fc.assert(
      fc.asyncProperty(history, async ({ happenings, arrivals, pieces }) => {
        const lines = (click: string) =>
          happenings.map(({ order, event, kopecks, delivery, day }, place): ReportLine => ({
            key: `${place}`,
            order,
            click,
            event: event as ReportLine["event"],
            kopecks,
            goods: [{ group: "delivery", kopecks: Math.min(delivery, kopecks) }],
            at: new Date(now - (VISITED_DAYS_AGO - day) * DAY_MS).toISOString(),
          }));
        const run = async (order: readonly number[], size: number) => {
          const [shop, member] = [await Shop.open(world, {}, terms), await world.member()];
          const all = lines(await shop.visit(member, VISITED_DAYS_AGO));
          for (let from = 0; from < order.length; from += size) {
            await shop.report(...order.slice(from, from + size).map((place) => all[place] as ReportLine));
          }
          return balances(shop.partnerId, member.viewer.memberId ?? "");
        };
        const inTime = happenings
          .map((_, place) => place)
          .toSorted((one, other) => (happenings[one]?.day ?? 0) - (happenings[other]?.day ?? 0));

        expect(await run(arrivals, pieces)).toEqual(await run(inTime, happenings.length));
      }),
      { numRuns: 40, seed: 20_261_121 },
    );
  });
});

/** What the partner owes, what is held for the member, and what the member can have or owes; and how the orders stand. */
async function balances(partnerId: string, memberId: string) {
  const money = await app.sql(
    `select case when kind in ('AVAILABLE', 'OWED') then 'NET' else kind::text end as kind,
       sum(loyalty.balance_of(id))::text as kopecks
     from loyalty.accounts where owner_id in ($1, $2) group by 1 having sum(loyalty.balance_of(id)) <> 0 order by 1`,
    [partnerId, memberId],
  );
  const orders = await app.sql(
    `select order_number, status, paid_kopecks, returned_kopecks, cashback_kopecks, programme_kopecks, held_kopecks, release_on::text
     from loyalty.purchases where partner_id = $1 order by order_number`,
    [partnerId],
  );
  // What the partner pays is what members and the programme got of it.
  const [got] = await app.sql(
    `select (select loyalty.balance_of(loyalty.account_of('PARTNER', $1, null)))
         + sum(cashback_kopecks + programme_kopecks) as left,
       sum(programme_kopecks) - (
         select coalesce(sum(entries.kopecks), 0) from loyalty.entries
         join loyalty.transfers on transfers.id = transfer_id join loyalty.accounts on accounts.id = account_id
         where accounts.kind = 'PROGRAMME' and purchase_id in (select id from loyalty.purchases where partner_id = $1)) as astray
     from loyalty.purchases where partner_id = $1`,
    [partnerId],
  );
  if (orders.length > 0) expect(got).toEqual({ left: "0", astray: "0" });
  return { money, orders };
}
