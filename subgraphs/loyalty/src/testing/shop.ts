import type { Actor } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { partsOfKey, signatureOf } from "../partner-key/partner-secrets.js";
import type { World } from "./world.js";

const Issue = `mutation Issue($input: IssuePartnerKeyInput!) { issuePartnerKey(input: $input) {
  ... on IssuePartnerKeyPayload { secret } } }`;
const GoTo = `mutation GoTo($input: ClickOutInput!) { clickOut(input: $input) { __typename ... on ClickOutPayload { url } } }`;
export const Report = `mutation Report($input: ReportPurchasesInput!) { reportPurchases(input: $input) { __typename
  ... on ReportPurchasesPayload { verdicts } ... on ReportUnreadable { line reason } ... on Problem { message } } }`;

export interface ReportLine {
  key: string;
  order: string;
  click?: string;
  event: "ORDERED" | "CONFIRMED" | "RETURNED" | "CANCELLED";
  kopecks: number;
  goods?: { group: string; kopecks: number }[];
  at: string;
}

/** A partner's shop on the internet, with a key of its own. */
export class Shop {
  static async open(world: World, change: object = {}, terms: object = {}): Promise<Shop> {
    const partnerId = await world.partner(change, terms);
    const { issuePartnerKey } = await world.keeper.run(Issue, { input: { partnerId, label: "сайт" } });
    const key = partsOfKey(issuePartnerKey.secret as string);
    if (!key) throw new Error("A key was not issued.");
    return new Shop(world, partnerId, key);
  }

  private constructor(
    readonly world: World,
    readonly partnerId: string,
    readonly key: { id: string; secret: string },
  ) {}

  /** The member goes to the shop so many days ago; the number of the visit. */
  async visit(member: Actor, daysAgo = 0): Promise<string> {
    const { clickOut } = await member.run(GoTo, { input: { partnerId: this.partnerId } });
    const click = new URL(clickOut.url as string).searchParams.get("angel") ?? "";
    await this.world.app.sql(
      "update loyalty.click_outs set clicked_at = clicked_at - make_interval(days => $2) where id = $1",
      [click, daysAgo],
    );
    return click;
  }

  signed(body: string, change: object = {}) {
    const idempotencyKey = randomUUID();
    const timestamp = Math.floor(Date.now() / 1_000);
    const request = { keyId: this.key.id, timestamp, idempotencyKey, body, ...change };
    return { ...request, signature: signatureOf(this.key.secret, request) };
  }

  async report(...purchases: ReportLine[]): Promise<string[]> {
    const request = this.signed(JSON.stringify({ purchases }));
    const { reportPurchases } = await this.world.app.anonymous.run(Report, { input: { request } });
    if (!reportPurchases.verdicts) throw new Error(JSON.stringify(reportPurchases));
    return reportPurchases.verdicts as string[];
  }
}

/** The moment so many days ago. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}
