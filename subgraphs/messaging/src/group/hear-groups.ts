import type { EntityManager } from "@angel/kit/database";
import { event } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import { hearNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import type { Said } from "../notice/notify.js";
import type { Wording } from "../notice/wording.js";
import { acceptedWords, askedWords, declinedWords, invitedWords } from "./group-words.js";

const groupJoinAsked = event<{ id: string; memberId: string }>("groupJoinAsked");
const groupJoinDecided = event<{ id: string; memberId: string; isAccepted: boolean }>("groupJoinDecided");
const membersInvitedToGroup = event<{ id: string; memberIds: string[] }>("membersInvitedToGroup");

export const groupHearers = [
  // Whoever asks, takes it back and asks again is told of once a day.
  hearNews(groupJoinAsked, async ({ id, memberId }, { occurredAt }, em) => {
    const group = await readGroup(em, id);
    if (!group) return null;
    const to = { keepersOf: [group.organisationId], memberIds: await keepersOf(em, id) };
    const key = `asked:${memberId}:${occurredAt.toISOString().slice(0, 10)}`;
    return { ...said(id, group, key, askedWords), to, path: `/groups/${id}/members` };
  }),
  hearNews(groupJoinDecided, async ({ id, memberId, isAccepted }, told, em) => {
    const group = await readGroup(em, id);
    const words = isAccepted ? acceptedWords : declinedWords;
    return group && { ...said(id, group, `decided:${told.id}`, words), to: { memberIds: [memberId] } };
  }),
  hearNews(membersInvitedToGroup, async ({ id, memberIds }, told, em) => {
    const group = await readGroup(em, id);
    return group && { ...said(id, group, `invited:${told.id}`, invitedWords), to: { memberIds } };
  }),
];

interface Group {
  title: string;
  organisationId: string;
}

function said(
  id: string,
  { title, organisationId }: Group,
  key: string,
  words: (title: string) => Wording,
): Omit<Said, "to"> {
  return {
    key: `group:${id}:${key}`,
    subject: NoticeSubject.GROUP,
    ...words(title),
    path: `/groups/${id}`,
    organisationId,
  };
}

async function readGroup(em: EntityManager, id: string): Promise<Group | null> {
  const [group] = await readPublished<Group>(
    em,
    ["member_group"],
    `select title, organisation_id as "organisationId" from published.member_group where group_id = ?`,
    [id],
  );
  return group ?? null;
}

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
