import type { EntityManager } from "@angel/kit/database";
import type { Tell } from "@angel/kit/events";
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
 * Brings the money of a group to where its facts say it should be, and posts the difference. What is due follows from the
 * set of facts alone, so facts that come late, twice or in another order end in the same balances.
 */
export async function settlePurchases(
  em: EntityManager,
  tell: Tell,
  { partnerId, memberId, month }: PurchaseGroup,
  day: PlainDate = today(),
): Promise<void> {
  const purse = await MemberPurse.open(em, memberId);
  const purchases = await em.find(
    Purchase,
    { partnerId, memberId, month },
    { orderBy: { id: "asc" }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  const terms = await em.find(PartnerTerms, { partnerId }, { orderBy: { since: "desc" } });
  const facts = await em.find(PurchaseFact, { purchaseId: { $in: purchases.map(({ id }) => id) } });
  const cases = purchases.map((purchase) => {
    const clickedOn = today(purchase.clickedAt);
    const held = terms.find(({ since }) => since <= clickedOn);
    if (!held) throw new Error(`Purchase ${purchase.id} was begun without terms.`);
    const own = facts.filter(({ purchaseId }) => purchaseId === purchase.id);
    return { purchase, terms: held, orderNumber: purchase.orderNumber, ...standingOf(own, held) };
  });
  const due = withinMonth(cases, (one) => one.terms.monthCap);
  const partner = await accountOf(em, "PARTNER", partnerId);
  const programme = await accountOf(em, "PROGRAMME");
  for (const one of cases) {
    const { purchase } = one;
    const before = { status: purchase.status, cashback: purchase.cashbackKopecks };
    const transfers = await moneyOf(purchase, one, due.get(one) ?? 0, { purse, partner, programme, day });
    await post(em, transfers);
    if (transfers.length > 0) purchase.revision += 1;
    purchase.status = statusOf(purchase, one, before.status);
    if (purchase.status === before.status && purchase.cashbackKopecks === before.cashback) continue;
    if (purchase.status !== PurchaseStatus.PENDING) purchase.toldAt ??= new Date();
    const { id: purchaseId, status, cashbackKopecks: kopecks } = purchase;
    tell(cashbackChanged, { memberId, purchaseId, partnerId, status, kopecks });
  }
  await em.flush();
}

interface Sides {
  readonly purse: MemberPurse;
  readonly partner: string;
  readonly programme: string;
  readonly day: PlainDate;
}

/** The transfers that bring the purchase to what is due, noted on it. */
async function moneyOf(
  purchase: Purchase,
  { confirmedAt, paidKopecks, returnedKopecks, programmeKopecks, releaseOn, expiresOn }: Standing,
  due: number,
  { purse, partner, programme, day }: Sides,
): Promise<Transfer[]> {
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
  const isReleased = releaseOn !== null && releaseOn <= day && !purchase.isSuspended;
  if (isReleased && purchase.expiresOn !== null && purchase.heldKopecks > 0) {
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
