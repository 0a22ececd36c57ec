import type { EntityManager } from "@angel/kit/database";
import { readPublished } from "@angel/kit/published";
import { NoticeSubject } from "../notice/notice-words.js";
import type { Said } from "../notice/notify.js";
import type { Words } from "./group-words.js";

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly organisationId: string;
}

export async function readGroup(em: EntityManager, id: string): Promise<Group | null> {
  const [group] = await readPublished<Group>(
    em,
    ["member_group"],
    `select group_id as id, title, organisation_id as "organisationId" from published.member_group where group_id = ?`,
    [id],
  );
  return group ?? null;
}

/** What is said of a group. */
export function saidOfGroup(
  { id, title, organisationId }: Group,
  key: string,
  words: Words,
): Omit<Said, "to"> {
  return {
    key: `group:${id}:${key}`,
    subject: NoticeSubject.GROUP,
    ...words(title),
    path: `/groups/${id}`,
    organisationId,
  };
}

/** What is said of a post in a group, for those who are of it: the group's name, and never what was written. */
export function saidOfPost(group: Group, postId: string, key: string, words: Words): Omit<Said, "to"> {
  return {
    ...saidOfGroup(group, key, words),
    path: `/groups/${group.id}/posts/${postId}`,
    groupId: group.id,
  };
}
