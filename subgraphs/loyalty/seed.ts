import type { EntityManager } from "@angel/kit/database";
import { seedPartners } from "./seed-partners.js";
import { seedPurchases } from "./seed-purchases.js";

interface LoyaltyPart {
  organisations: { id: string; path: string; level: string; name: string }[];
  members?: SeedMember[];
  accounts?: { id: string; demo?: string }[];
}

export interface SeedMember {
  id: string;
  organisationId: string;
  card: { status: string };
  movements: { kind: string }[];
}

/** The share of the register that takes part: 303,559 of 2,592,079. */
const TAKING_PART = 303_559 / 2_592_079;

/** The demo union's partners, and what members bought: the figures of the union's report of 2022 and of Karelia's pilot. */
export async function seed(em: EntityManager, union: unknown): Promise<void> {
  const [known] = await em.execute<object[]>("select from partners limit 1");
  if (known) return;
  const { organisations, members = [], accounts = [] } = union as LoyaltyPart;
  const [root] = organisations;
  if (!root) return;
  const region = organisations.find(({ level, name }) => level === "REGIONAL" && /карел/i.test(name)) ?? root;
  const staff = accounts.filter(({ demo }) => demo === "staff" || demo === "administrator");
  const partners = await seedPartners(em, {
    root,
    region,
    staffIds: staff.map(({ id }) => id),
  });
  const carrying = members.filter(
    ({ card, movements }) =>
      ["ISSUED", "VIRTUAL"].includes(card.status) && movements.at(-1)?.kind !== "REMOVED",
  );
  const count = Math.min(carrying.length, Math.ceil(members.length * TAKING_PART));
  const every = carrying.length / Math.max(1, count);
  const takingPart = Array.from(
    { length: count },
    (_, place) => carrying[Math.floor(place * every)] as SeedMember,
  );
  if (takingPart.length > 0) await seedPurchases(em, partners, takingPart);
}
