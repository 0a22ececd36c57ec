import type { EntityManager } from "@angel/kit/database";
import { type PlainDate, today } from "@angel/kit/values";
import { post, type Transfer } from "../ledger/ledger.js";
import type { MemberPurse } from "./member-purse.js";

/** What of one account of a member is moved; of what is owed, and of what others paid for it, below nothing. */
export interface ShareOfPurse {
  readonly kind: "HELD" | "AVAILABLE" | "OWED";
  readonly expiresOn: PlainDate | null;
  readonly kopecks: number;
}

/** Moves a share of one purse into another. What can be paid out meets what is owed; what is not there is owed. */
export async function moveMoney(
  em: EntityManager,
  {
    giver,
    taker,
    share,
    key,
  }: { giver: MemberPurse; taker: MemberPurse; share: readonly ShareOfPurse[]; key: string },
): Promise<void> {
  const transfers: Transfer[] = [];
  const move = (from: string, to: string, kopecks: number) => {
    if (kopecks > 0)
      transfers.push({ key: `${key}:${transfers.length + 1}`, kind: "MERGE", from, to, kopecks });
  };
  const carry = async (from: MemberPurse, to: MemberPurse, kopecks: number, expiresOn: PlainDate) => {
    if (kopecks <= 0) return;
    const account = await to.available(expiresOn);
    for (const taking of await from.take(kopecks, expiresOn)) move(taking.account, account, taking.kopecks);
    const owed = await to.put(kopecks, expiresOn);
    if (owed) move(account, owed.account, owed.kopecks);
  };

  const sumOf = (shares: readonly ShareOfPurse[]) => shares.reduce((sum, { kopecks }) => sum + kopecks, 0);
  const [held, rest] = [
    share.filter(({ kind }) => kind === "HELD"),
    share.filter(({ kind }) => kind !== "HELD"),
  ];
  move(await giver.held(), await taker.held(), sumOf(held));
  let left = sumOf(rest);
  const lasting = rest.toSorted((one, other) => ((one.expiresOn ?? "") > (other.expiresOn ?? "") ? -1 : 1));
  for (const { expiresOn, kopecks } of lasting) {
    if (expiresOn === null || kopecks <= 0 || left <= 0) continue;
    const part = Math.min(kopecks, left);
    await carry(giver, taker, part, expiresOn);
    left -= part;
  }
  const day = today();
  await carry(giver, taker, left, giver.lastsUntil(day));
  await carry(taker, giver, -left, taker.lastsUntil(day));
  await post(em, transfers);
}
