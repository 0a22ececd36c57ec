import type { EntityManager } from "@angel/kit/database";
import { seedPartners } from "./seed-partners.js";
import { seedPurchases } from "./seed-purchases.js";

interface LoyaltyPart {
  organisations: { id: string; path: string; level: string; name: string }[];
  members?: { id: string; organisationId: string }[];
  consents?: { memberId: string; purpose: string; on: string }[];
  accounts?: { id: string; demo?: string }[];
}

/** Who try the counter. */
const STAFF = ["shop", "staff", "administrator"];

/** The demo union's partners, and what members bought: the figures of the union's report of 2022 and of Karelia's pilot. */
export async function seed(em: EntityManager, union: unknown): Promise<void> {
  const [known] = await em.execute<object[]>("select from partners limit 1");
  if (known) return;
  const { organisations, members = [], consents = [], accounts = [] } = union as LoyaltyPart;
  const [root] = organisations;
  if (!root) return;
  const region = organisations.find(({ level, name }) => level === "REGIONAL" && /карел/i.test(name)) ?? root;
  const staff = accounts.filter(({ demo }) => demo !== undefined && STAFF.includes(demo));
  const partners = await seedPartners(em, {
    root,
    region,
    staffIds: staff.map(({ id }) => id),
  });
  const agreed = new Map(
    consents.filter(({ purpose }) => purpose === "BONUS_PROGRAMME").map(({ memberId, on }) => [memberId, on]),
  );
  const shoppers = members.flatMap(({ id, organisationId }) => {
    const since = agreed.get(id);
    return since ? [{ id, organisationId, since }] : [];
  });
  if (shoppers.length > 0) await seedPurchases(em, partners, shoppers);
}
