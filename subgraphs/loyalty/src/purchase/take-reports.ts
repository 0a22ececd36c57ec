import type { EntityManager } from "@angel/kit/database";
import type { Tell } from "@angel/kit/events";
import { listOf } from "@angel/kit/published";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import type { EntityClass, RequiredEntityData } from "@mikro-orm/core";
import { randomUUID } from "node:crypto";
import { registerEnumType } from "type-graphql";
import { PartnerTerms } from "../partner/partner-terms.entity.js";
import { keepOwners, lockPurses } from "./member-purse.js";
import { PurchaseFact } from "./purchase-fact.entity.js";
import { Purchase } from "./purchase.entity.js";
import { raiseSignalsOfOrders, raiseSignalsOfSums } from "../signal/raise-signals.js";
import { type PurchaseGroup, settlePurchases } from "./settle-purchases.js";
import type { Fact, FactKind } from "./standing.js";

/** Postgres takes 65,535 values in one statement. */
const ROWS_AT_ONCE = 1_000;

export enum ReportVerdict {
  TAKEN = "TAKEN",
  REPEATED = "REPEATED",
  KEY_TAKEN = "KEY_TAKEN",
  NO_CLICK = "NO_CLICK",
  BEFORE_CLICK = "BEFORE_CLICK",
}

registerEnumType(ReportVerdict, {
  name: "ReportVerdict",
  description: "What became of one line of a partner's report.",
  valuesConfig: {
    TAKEN: { description: "It is taken in, and the money stands accordingly." },
    REPEATED: { description: "It was taken in before; nothing has changed." },
    KEY_TAKEN: { description: "Another report was taken in under this key." },
    NO_CLICK: {
      description: "No visit of a member to this partner has this number: such an order counts for nothing.",
    },
    BEFORE_CLICK: {
      description: "It happened before the member went to the shop: such an order counts for nothing.",
    },
  },
});

/** One thing that a partner says of an order. */
export interface PurchaseReport {
  readonly key: string;
  readonly orderNumber: string;
  /** The number of the visit; may be left out for an order that is known. */
  readonly clickId: string | null;
  readonly kind: FactKind;
  readonly kopecks: number;
  /** What it is made of, so that goods that the terms exclude are left out; empty when nothing is to be left out. */
  readonly goods: readonly { readonly group: string; readonly kopecks: number }[];
  readonly occurredAt: Date;
}

/** Takes in what a partner says: each thing once under its key. The verdicts stand in the order of the reports. */
export async function takeReports(
  em: EntityManager,
  tell: Tell,
  partnerId: string,
  reports: readonly PurchaseReport[],
  source: PurchaseFact["source"],
): Promise<ReportVerdict[]> {
  await keepOwners(em);
  // One report of a partner at a time: two that name the same order must not both begin it.
  await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 743312))", [partnerId]);
  const known = await knownTo(em, partnerId, reports);
  await lockPurses(
    em,
    [...known.purchases.values(), ...known.clicks.values()].map(({ memberId }) => memberId),
  );
  const groups = new Map<string, PurchaseGroup>();
  const verdicts: ReportVerdict[] = [];
  const begunNow: BegunPurchase[] = [];
  const saidNow: Omit<PurchaseFact, "id">[] = [];
  for (const report of reports) {
    const { verdict, purchase, excludedKopecks } = judge(report, known);
    verdicts.push(verdict);
    if (verdict !== ReportVerdict.TAKEN || !purchase) continue;
    if (!known.purchases.has(report.orderNumber)) {
      known.purchases.set(report.orderNumber, purchase);
      begunNow.push(purchase);
    }
    const { key, kind, kopecks, occurredAt, orderNumber } = report;
    const fact = { key, kind, kopecks, excludedKopecks, occurredAt };
    saidNow.push({ ...fact, partnerId, purchaseId: purchase.id, source, heardAt: new Date() });
    known.facts.set(key, { ...fact, orderNumber });
    const { memberId, month } = purchase;
    groups.set(`${memberId} ${month}`, { partnerId, memberId, month });
  }
  await insertAll(em, Purchase, begunNow);
  await raiseSignalsOfOrders(em, partnerId, begunNow);
  await raiseSignalsOfSums(em, saidNow);
  await insertAll(em, PurchaseFact, saidNow);
  await settlePurchases(em, tell, [...groups.values()]);
  return verdicts;
}

async function insertAll<Row extends object>(
  em: EntityManager,
  entity: EntityClass<Row>,
  rows: readonly RequiredEntityData<Row>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await em.insertMany(entity, rows.slice(from, from + ROWS_AT_ONCE));
  }
}

/** An order as its visit begins it. */
type Begun = Pick<
  Purchase,
  | "partnerId"
  | "clickId"
  | "memberId"
  | "filedAs"
  | "organisationId"
  | "clickedAt"
  | "month"
  | "paidKopecks"
  | "returnedKopecks"
  | "cashbackKopecks"
  | "programmeKopecks"
  | "heldKopecks"
  | "availableKopecks"
  | "isSuspended"
  | "revision"
>;

type BegunPurchase = Begun & Pick<Purchase, "id" | "orderNumber">;

interface Known {
  readonly purchases: Map<string, BegunPurchase>;
  readonly facts: Map<string, Fact & { orderNumber: string }>;
  readonly clicks: Map<string, Begun>;
  /** The newest first. */
  readonly terms: readonly PartnerTerms[];
}

function judge(report: PurchaseReport, { purchases, facts, clicks, terms }: Known) {
  const click = clicks.get(report.clickId?.toLowerCase() ?? "");
  const purchase =
    purchases.get(report.orderNumber) ??
    (click && { ...click, id: randomUUID(), orderNumber: report.orderNumber });
  const excludedKopecks = purchase ? excludedOf(report, purchase.clickedAt, terms) : 0;
  const said = facts.get(report.key);
  const answer = (verdict: ReportVerdict) => ({ verdict, purchase, excludedKopecks });
  if (said) {
    const isSame =
      said.kind === report.kind &&
      said.kopecks === report.kopecks &&
      said.excludedKopecks === excludedKopecks &&
      said.orderNumber === report.orderNumber &&
      said.occurredAt.getTime() === report.occurredAt.getTime();
    return answer(isSame ? ReportVerdict.REPEATED : ReportVerdict.KEY_TAKEN);
  }
  if (!purchase) return answer(ReportVerdict.NO_CLICK);
  return answer(report.occurredAt < purchase.clickedAt ? ReportVerdict.BEFORE_CLICK : ReportVerdict.TAKEN);
}

function excludedOf(
  { goods, kopecks }: PurchaseReport,
  clickedAt: Date,
  terms: readonly PartnerTerms[],
): number {
  const day = today(clickedAt);
  const excluded = terms.find(({ since }) => since <= day)?.excluded ?? [];
  const sum = goods.reduce(
    (total, { group, kopecks: part }) => total + (excluded.includes(group.trim().toLowerCase()) ? part : 0),
    0,
  );
  return Math.min(kopecks, sum);
}

async function knownTo(
  em: EntityManager,
  partnerId: string,
  reports: readonly PurchaseReport[],
): Promise<Known> {
  const facts = await em.find(PurchaseFact, { partnerId, key: { $in: reports.map(({ key }) => key) } });
  const purchases = await em.find(Purchase, {
    partnerId,
    $or: [
      { orderNumber: { $in: reports.map(({ orderNumber }) => orderNumber) } },
      { id: { $in: facts.map(({ purchaseId }) => purchaseId) } },
    ],
  });
  const orders = new Map(purchases.map(({ id, orderNumber }) => [id, orderNumber]));
  const ids = reports.flatMap(({ clickId }) => (clickId !== null && isUuid(clickId) ? [clickId] : []));
  const clicks = await em.execute<Click[]>(
    `select id, member_id, filed_as, organisation_id, clicked_at from click_outs where partner_id = ? and id = any(?::uuid[])`,
    [partnerId, listOf(ids)],
  );
  return {
    purchases: new Map(purchases.map((purchase) => [purchase.orderNumber, purchase])),
    facts: new Map(
      facts.map(({ key, kind, kopecks, excludedKopecks, occurredAt, purchaseId }) => [
        key,
        { key, kind, kopecks, excludedKopecks, occurredAt, orderNumber: orders.get(purchaseId) ?? "" },
      ]),
    ),
    clicks: new Map(clicks.map((click) => [click.id, begun(partnerId, click)])),
    terms: await em.find(PartnerTerms, { partnerId }, { orderBy: { since: "desc" } }),
  };
}

interface Click {
  id: string;
  member_id: string;
  filed_as: string | null;
  organisation_id: string;
  clicked_at: string;
}

function begun(partnerId: string, { id, member_id, filed_as, organisation_id, clicked_at }: Click): Begun {
  const clickedAt = new Date(clicked_at);
  return {
    partnerId,
    clickId: id,
    memberId: member_id,
    filedAs: filed_as,
    organisationId: organisation_id,
    clickedAt,
    month: `${today(clickedAt).slice(0, 7)}-01`,
    paidKopecks: 0,
    returnedKopecks: 0,
    cashbackKopecks: 0,
    programmeKopecks: 0,
    heldKopecks: 0,
    availableKopecks: 0,
    isSuspended: false,
    revision: 0,
  };
}
