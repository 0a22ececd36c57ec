import { event, hear, type Hearing } from "@angel/kit/events";
import type { PlainDate } from "@angel/kit/values";
import { moveMoney, type ShareOfPurse } from "../purchase/move-money.js";
import { changeOwners, lockPurses, MemberPurse } from "../purchase/member-purse.js";
import { type PurchaseGroup, settlePurchases } from "../purchase/settle-purchases.js";
import { followMember } from "./follow-members.js";

interface Merged {
  mergeId: string;
  keptId: string;
  mergedId: string;
}

// What the registry tells, by its names.
const membersMerged = event<Merged>("membersMerged");
const mergeUndone = event<Merged>("mergeUndone");

/**
 * Of two cards that are one person's the account is one, and is two again when they were two people after all. Under which
 * card a thing came to be stands with it, and with each transfer: so merges of merges are undone in any order.
 */
export const mergeHearers = [
  hear(membersMerged, async ({ mergeId, keptId, mergedId }, _told, hearing) => {
    const { em } = hearing;
    await changeOwners(em);
    const begun = await em.execute<object[]>(
      `insert into followed_merges (merge_id, kept_id, merged_id, is_undone) values (?, ?, ?, false)
       on conflict do nothing returning merge_id`,
      [mergeId, keptId, mergedId],
    );
    if (begun.length === 0) return;
    const kept = await cardKeptFor(keptId, hearing);
    await bring(mergedId, { key: `merge:${mergeId}`, from: mergedId, to: kept }, hearing);
  }),
  hear(mergeUndone, async ({ mergeId, keptId, mergedId }, _told, hearing) => {
    const { em } = hearing;
    await changeOwners(em);
    const ended = await em.execute<object[]>(
      "update followed_merges set is_undone = true where merge_id = ? and not is_undone returning merge_id",
      [mergeId],
    );
    if (ended.length === 0) {
      await em.execute(
        `insert into followed_merges (merge_id, kept_id, merged_id, is_undone) values (?, ?, ?, true)
         on conflict do nothing`,
        [mergeId, keptId, mergedId],
      );
      return;
    }
    const kept = await cardKeptFor(keptId, hearing);
    await bring(mergedId, { key: `undo:${mergeId}`, from: kept, to: mergedId }, hearing);
  }),
];

async function cardKeptFor(memberId: string, { em }: Hearing): Promise<string> {
  const [card] = await em.execute<{ id: string }[]>("select card_kept_for(?) as id", [memberId]);
  return card?.id ?? memberId;
}

/** Brings what came to be under a member's cards from one card to another. */
async function bring(
  memberId: string,
  { key, from, to }: { key: string; from: string; to: string },
  hearing: Hearing,
): Promise<void> {
  const { em, tell } = hearing;
  await lockPurses(em, [from, to]);
  const cards = await em.execute<{ id: string }[]>("select cards_of(?) as id", [memberId]);
  // What is left when the others' is gone is the card's own.
  for (const { id } of cards.toSorted((one, other) => Number(one.id === from) - Number(other.id === from))) {
    const giver = await MemberPurse.open(em, from);
    const share = id === from ? giver.contents : await shareOf(id, from, hearing);
    await moveMoney(em, { giver, taker: await MemberPurse.open(em, to), share, key: `${key}:${id}` });
    await em.execute("select file_under(?, ?)", [id, to]);
  }
  await settlePurchases(em, tell, await sharingLimits([from, to], hearing));
  for (const member of [from, to]) await followMember(em, member);
}

function shareOf(original: string, card: string, { em }: Hearing): Promise<ShareOfPurse[]> {
  return em
    .execute<{ kind: ShareOfPurse["kind"]; expires_on: PlainDate | null; kopecks: string }[]>(
      "select kind, expires_on::text, kopecks::text from share_of(?, ?)",
      [original, card],
    )
    .then((rows) =>
      rows.map(({ kind, expires_on: expiresOn, kopecks }) => ({ kind, expiresOn, kopecks: Number(kopecks) })),
    );
}

/** Purchases that a limit for a month binds to others than before. */
async function sharingLimits(memberIds: readonly string[], { em }: Hearing): Promise<PurchaseGroup[]> {
  return em.execute<PurchaseGroup[]>(
    `select distinct partner_id as "partnerId", member_id as "memberId", month::text as month from purchases
     where member_id in (?, ?) and partner_id in (select partner_id from partner_terms where month_cap is not null)
     order by "memberId", "partnerId", month`,
    [...memberIds],
  );
}
