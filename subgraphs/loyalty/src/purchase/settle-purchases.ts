import type { EntityManager } from "@angel/kit/database";
import type { Tell } from "@angel/kit/events";
import { listOf } from "@angel/kit/published";
import { type PlainDate, today } from "@angel/kit/values";
import { LockMode } from "@mikro-orm/core";
import { accountOf, post, type Transfer } from "../ledger/ledger.js";
import { PartnerTerms } from "../partner/partner-terms.entity.js";
import { MemberPurse } from "./member-purse.js";
import { PurchaseFact } from "./purchase-fact.entity.js";
import { Purchase, PurchaseStatus } from "./purchase.entity.js";
import { cashbackChanged } from "./purchase.events.js";
import { type Standing, standingOf, withinMonth } from "./standing.js";

/** A member's purchases at a partner in a month: the limit for a month binds them together. */
export interface PurchaseGroup {
  readonly partnerId: string;
  readonly memberId: string;
  readonly month: PlainDate;
}

/**
 * Brings the money of groups to where their facts say it should be, and posts the difference. What is due follows from the
 * set of facts alone, so facts that come late, twice or in another order end in the same balances. However many groups there
 * are, their purchases are read, posted and written together.
 */
export async function settlePurchases(
  em: EntityManager,
  tell: Tell,
  groups: readonly PurchaseGroup[],
  day: PlainDate = today(),
): Promise<void> {
  if (groups.length === 0) return;
  const purses = await MemberPurse.openAll(
    em,
    groups.map(({ memberId }) => memberId),
  );
  const cases = await casesOf(em, groups);
  const released = cases.filter((one) => one.due > 0 && isReleased(one, one.purchase, day));
  await MemberPurse.openAvailable(
    em,
    released.flatMap(({ purchase, expiresOn }) => {
      const purse = purses.get(purchase.memberId);
      return purse && expiresOn !== null && purchase.availableKopecks === 0 ? [{ purse, expiresOn }] : [];
    }),
  );
  const partners = new Map<string, string>();
  for (const { partnerId } of groups)
    if (!partners.has(partnerId)) partners.set(partnerId, await accountOf(em, "PARTNER", partnerId));
  const programme = await accountOf(em, "PROGRAMME");
  const transfers: Transfer[] = [];
  for (const one of cases) {
    const { purchase } = one;
    const { id: purchaseId, memberId, partnerId } = purchase;
    const [purse, partner] = [purses.get(memberId), partners.get(partnerId)];
    if (!purse || !partner) throw new Error(`Purchase ${purchaseId} is of no group that was asked for.`);
    const before = { status: purchase.status, cashback: purchase.cashbackKopecks };
    const own = await moneyOf(one, { purse, partner, programme, day });
    transfers.push(...own);
    if (own.length > 0) purchase.revision += 1;
    purchase.status = statusOf(purchase, one, before.status);
    if (purchase.status === before.status && purchase.cashbackKopecks === before.cashback) continue;
    if (purchase.status !== PurchaseStatus.PENDING) purchase.toldAt ??= new Date();
    const { status, cashbackKopecks: kopecks } = purchase;
    tell(cashbackChanged, { memberId, purchaseId, partnerId, status, kopecks });
  }
  await post(em, transfers);
  await em.flush();
}

/** A purchase, where its facts say it stands, and what is due of it within the limit for its month. */
interface Case extends Standing {
  readonly purchase: Purchase;
  readonly due: number;
}

async function casesOf(em: EntityManager, groups: readonly PurchaseGroup[]): Promise<Case[]> {
  const purchases = await purchasesOf(em, groups);
  const facts = Map.groupBy(
    await em.find(PurchaseFact, { purchaseId: { $in: purchases.map(({ id }) => id) } }),
    ({ purchaseId }) => purchaseId,
  );
  const terms = await termsOf(em, groups);
  const bound = Map.groupBy(
    purchases,
    ({ partnerId, memberId, month }) => `${partnerId} ${memberId} ${month}`,
  );
  return [...bound.values()].flatMap((group) => {
    const standings = group.map((purchase) => {
      const clickedOn = today(purchase.clickedAt);
      const held = terms.get(purchase.partnerId)?.find(({ since }) => since <= clickedOn);
      if (!held) throw new Error(`Purchase ${purchase.id} was begun without terms.`);
      const standing = standingOf(facts.get(purchase.id) ?? [], held);
      return { purchase, terms: held, orderNumber: purchase.orderNumber, ...standing };
    });
    const due = withinMonth(standings, (one) => one.terms.monthCap);
    return standings.map((one) => ({ ...one, due: due.get(one) ?? 0 }));
  });
}

/** The purchases of the groups as they stand, locked until the end of the transaction. */
async function purchasesOf(em: EntityManager, groups: readonly PurchaseGroup[]): Promise<Purchase[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from purchases
     join unnest(?::uuid[], ?::uuid[], ?::date[]) as bound (partner, member, visited_in)
       on partner_id = partner and member_id = member and month = visited_in`,
    [
      listOf(groups.map(({ partnerId }) => partnerId)),
      listOf(groups.map(({ memberId }) => memberId)),
      listOf(groups.map(({ month }) => month)),
    ],
  );
  return em.find(
    Purchase,
    { id: { $in: rows.map(({ id }) => id) } },
    { orderBy: { id: "asc" }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
}

/** The terms of each partner, the newest first. */
async function termsOf(
  em: EntityManager,
  groups: readonly PurchaseGroup[],
): Promise<Map<string, PartnerTerms[]>> {
  const partnerIds = [...new Set(groups.map(({ partnerId }) => partnerId))];
  const terms = await em.find(
    PartnerTerms,
    { partnerId: { $in: partnerIds } },
    { orderBy: { since: "desc" } },
  );
  return Map.groupBy(terms, ({ partnerId }) => partnerId);
}

interface Sides {
  readonly purse: MemberPurse;
  readonly partner: string;
  readonly programme: string;
  readonly day: PlainDate;
}

function isReleased({ releaseOn }: Standing, { isSuspended }: Purchase, day: PlainDate): boolean {
  return releaseOn !== null && releaseOn <= day && !isSuspended;
}

/** The transfers that bring the purchase to what is due, noted on it. */
async function moneyOf(one: Case, { purse, partner, programme, day }: Sides): Promise<Transfer[]> {
  const { purchase, due, confirmedAt, paidKopecks, returnedKopecks, programmeKopecks, releaseOn, expiresOn } =
    one;
  const { id: purchaseId, availableKopecks: released } = purchase;
  Object.assign(purchase, { confirmedAt, paidKopecks, returnedKopecks, releaseOn, cashbackKopecks: due });
  // Where money already lies decides when it expires.
  purchase.expiresOn = released > 0 ? purchase.expiresOn : expiresOn;
  const transfers: Transfer[] = [];
  const move = (kind: Transfer["kind"], from: string, to: string, kopecks: number) => {
    const key = `purchase:${purchaseId}:${purchase.revision + 1}:${transfers.length + 1}`;
    if (kopecks > 0) transfers.push({ key, kind, purchaseId, from, to, kopecks });
  };
  move("SHARE", partner, programme, programmeKopecks - purchase.programmeKopecks);
  move("SHARE_RETURN", programme, partner, purchase.programmeKopecks - programmeKopecks);
  purchase.programmeKopecks = programmeKopecks;
  const held = await purse.held();
  const change = due - purchase.heldKopecks - released;
  if (change > 0) {
    move("ACCRUAL", partner, held, change);
    purchase.heldKopecks += change;
  } else {
    const fromHeld = Math.min(purchase.heldKopecks, -change);
    move("RETURN", held, partner, fromHeld);
    purchase.heldKopecks -= fromHeld;
    for (const { account, kopecks, kind } of await purse.take(-change - fromHeld, purchase.expiresOn)) {
      move(kind, account, partner, kopecks);
    }
    purchase.availableKopecks -= -change - fromHeld;
  }
  if (isReleased(one, purchase, day) && purchase.expiresOn !== null && purchase.heldKopecks > 0) {
    const kopecks = purchase.heldKopecks;
    const available = await purse.available(purchase.expiresOn);
    move("RELEASE", held, available, kopecks);
    const owed = await purse.put(kopecks, purchase.expiresOn);
    if (owed) move("CLAWBACK", available, owed.account, owed.kopecks);
    purchase.heldKopecks = 0;
    purchase.availableKopecks += kopecks;
  }
  return transfers;
}

function statusOf(purchase: Purchase, standing: Standing, before: PurchaseStatus): PurchaseStatus {
  if (standing.isCancelled) return PurchaseStatus.REVERSED;
  if (standing.confirmedAt === null) return PurchaseStatus.PENDING;
  if (purchase.paidKopecks > 0 && purchase.returnedKopecks >= purchase.paidKopecks)
    return PurchaseStatus.REVERSED;
  if (purchase.heldKopecks > 0 || purchase.availableKopecks === 0) return PurchaseStatus.CONFIRMED;
  const isEnded = before === PurchaseStatus.PAID || before === PurchaseStatus.EXPIRED;
  return isEnded ? before : PurchaseStatus.PAYABLE;
}
