import type { EntityManager } from "@angel/kit/database";
import { readPublished } from "@angel/kit/published";
import { seedPartners } from "./seed-partners.js";
import { seedPurchases, type Shopper } from "./seed-purchases.js";

interface LoyaltyPart {
  accounts?: { id: string; demo?: string }[];
}

interface Organisation {
  readonly id: string;
  readonly path: string;
}

/** Who try the counter. */
const STAFF = ["shop", "staff", "administrator"];

/**
 * Partners, and what members bought: the figures of the union's report of 2022 and of Karelia's pilot. Who takes part is in
 * the register by now; where nobody does, nothing is put in.
 */
export async function seed(em: EntityManager, union: unknown): Promise<void> {
  const [known] = await em.execute<object[]>("select from partners limit 1");
  if (known) return;
  const shoppers = await seedParticipants(em);
  const [root] = await organisations(em, "parent_id is null");
  if (shoppers.length === 0 || !root) return;
  const [region = root] = await organisations(em, "level = 'REGIONAL' and name ~* 'карел'");
  const { accounts = [] } = union as LoyaltyPart;
  const staff = accounts.filter(({ demo }) => demo !== undefined && STAFF.includes(demo));
  const partners = await seedPartners(em, { root, region, staffIds: staff.map(({ id }) => id) });
  await seedPurchases(em, partners, shoppers);
}

async function seedParticipants(em: EntityManager): Promise<Shopper[]> {
  await readPublished(
    em,
    ["consent", "membership"],
    `insert into participants (member_id, organisation_id, since)
     select member_id, organisation_id, given_on from published.consent join published.membership using (member_id)
     where purpose = 'BONUS_PROGRAMME'`,
  );
  return em.execute<Shopper[]>(
    `select member_id as id, organisation_id as "organisationId", since::text from participants order by member_id`,
  );
}

function organisations(em: EntityManager, condition: string): Promise<Organisation[]> {
  return readPublished<Organisation>(
    em,
    ["organisation"],
    `select id, path from published.organisation where ${condition} order by node limit 1`,
  );
}
