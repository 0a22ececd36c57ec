import type { EntityManager } from "@angel/kit/database";
import { event } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import { hearNews } from "../notice/hear-news.js";
import { readGroup, saidOfGroup } from "./group-saying.js";
import { acceptedWords, askedWords, declinedWords, invitedWords, removedWords } from "./group-words.js";

const groupJoinAsked = event<{ id: string; memberId: string }>("groupJoinAsked");
const groupJoinDecided = event<{ id: string; memberId: string; isAccepted: boolean }>("groupJoinDecided");
const membersInvitedToGroup = event<{ id: string; memberIds: string[] }>("membersInvitedToGroup");
const memberRemovedFromGroup = event<{ id: string; memberId: string }>("memberRemovedFromGroup");

export const groupHearers = [
  // Whoever asks, takes it back and asks again is told of once a day.
  hearNews(groupJoinAsked, async ({ id, memberId }, { occurredAt }, em) => {
    const group = await readGroup(em, id);
    if (!group) return null;
    const to = { keepersOf: [group.organisationId], memberIds: await keepersOf(em, id) };
    const key = `asked:${memberId}:${occurredAt.toISOString().slice(0, 10)}`;
    return { ...saidOfGroup(group, key, askedWords), to, path: `/groups/${id}/members` };
  }),
  hearNews(groupJoinDecided, async ({ id, memberId, isAccepted }, told, em) => {
    const group = await readGroup(em, id);
    const words = isAccepted ? acceptedWords : declinedWords;
    return group && { ...saidOfGroup(group, `decided:${told.id}`, words), to: { memberIds: [memberId] } };
  }),
  hearNews(membersInvitedToGroup, async ({ id, memberIds }, told, em) => {
    const group = await readGroup(em, id);
    return group && { ...saidOfGroup(group, `invited:${told.id}`, invitedWords), to: { memberIds } };
  }),
  hearNews(memberRemovedFromGroup, async ({ id, memberId }, told, em) => {
    const group = await readGroup(em, id);
    return (
      group && { ...saidOfGroup(group, `removed:${told.id}`, removedWords), to: { memberIds: [memberId] } }
    );
  }),
];

/** The plain members who were named to keep it. */
async function keepersOf(em: EntityManager, id: string): Promise<string[]> {
  const rows = await readPublished<{ memberId: string }>(
    em,
    ["member_group_keeper"],
    `select member_id as "memberId" from published.member_group_keeper where group_id = ?`,
    [id],
  );
  return rows.map(({ memberId }) => memberId);
}
