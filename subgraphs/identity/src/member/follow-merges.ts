import { event, hear } from "@angel/kit/events";
import { grantsChanged } from "../grant/grant.events.js";

interface Merged {
  mergeId: string;
  keptId: string;
  mergedId: string;
}

// What the registry tells, by its names.
const membersMerged = event<Merged>("membersMerged");
const mergeUndone = event<Merged>("mergeUndone");

/**
 * Whose card was merged into another signs in as the member of the card that is kept; unless that one has an account
 * already, for two accounts are never one member.
 */
const followMerge = hear(membersMerged, async ({ mergeId, keptId, mergedId }, _told, { em, tell }) => {
  const moved = await em.execute<{ accountId: string }[]>(
    `with moved as (
       update accounts set member_id = ?
       where member_id = ? and not exists (select from accounts theirs where theirs.member_id = ?)
       returning id)
     insert into followed_merges (merge_id, account_id) select ?::uuid, id from moved
     on conflict (merge_id) do nothing returning account_id as "accountId"`,
    [keptId, mergedId, keptId, mergeId],
  );
  for (const { accountId } of moved) tell(grantsChanged, { accountId });
});

/** They were two people after all: the account is the other's again, and went nowhere by the merges that came after. */
const leaveMerge = hear(mergeUndone, async ({ mergeId, keptId, mergedId }, _told, { em, tell }) => {
  const moved = await em.execute<{ accountId: string }[]>(
    `with undone as (delete from followed_merges where merge_id = ? returning account_id, place),
     later as (
       delete from followed_merges using undone
       where followed_merges.account_id = undone.account_id and followed_merges.place > undone.place returning 1)
     update accounts set member_id = ? from undone
     where accounts.id = account_id and (member_id = ? or exists (select from later))
       and not exists (select from accounts theirs where theirs.member_id = ?)
     returning accounts.id as "accountId"`,
    [mergeId, mergedId, keptId, mergedId],
  );
  for (const { accountId } of moved) tell(grantsChanged, { accountId });
});

export const mergeHearers = [followMerge, leaveMerge];
