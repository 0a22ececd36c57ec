import type { Hearing } from "@angel/kit/events";
import type { InvalidField } from "@angel/kit/problem";
import { badInput, unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { groupPostChanged } from "./group.events.js";
import { groupPosts } from "./group.loader.js";
import { dropFiles, MOST_FILES, tooManyFiles } from "./group-file.service.js";
import { GroupPost, GroupPostStatus } from "./group-post.entity.js";

const LONGEST_TITLE = 200;
const LONGEST_POST = 10_000;

/** What a post says as it is kept, which files go with it, and what is wrong with that. */
export function contentOf(input: { title: string; text: string; fileIds?: readonly string[] | null }) {
  const words = { heading: tidy(input.title), words: tidy(input.text) };
  const fileIds = [...new Set(input.fileIds?.map((id) => id.toLowerCase()))];
  const faults = [
    faultOfText("title", words.heading, LONGEST_TITLE),
    faultOfText("text", words.words, LONGEST_POST),
    fileIds.length > MOST_FILES ? tooManyFiles() : null,
  ].filter((fault): fault is InvalidField => fault !== null);
  return { words, fileIds, faults };
}

/**
 * The next number in a group. Until the deed ends nobody else gets one, so numbers are committed in their order and a
 * reader who has seen one has missed none before it.
 */
export async function nextPlace({ em }: Pick<Hearing, "em">, groupId: string): Promise<number> {
  const [group] = await em.execute<{ last_place: number }[]>(
    "update groups set last_place = last_place + 1 where id = ? returning last_place",
    [groupId],
  );
  if (!group) throw new Error("A group gave no place.");
  return group.last_place;
}

/** A post as the viewer hears of it. */
export async function heardPost(
  { payload }: { payload: { id: string } },
  { load }: Context,
): Promise<GroupPost> {
  const post = await load(groupPosts).load(payload.id);
  if (!post) throw badInput("The group is not yours to read any more.");
  return post;
}

/** A post that is still there, in a group that the viewer reads; ready to be changed. */
export async function findPost({ em, load, viewer }: Context, id: string): Promise<GroupPost | null> {
  if (!viewer.isSignedIn) throw unauthenticated();
  const post = await load(groupPosts).load(id);
  if (!post || post.status === GroupPostStatus.DELETED) return null;
  return em.findOne(GroupPost, { id: post.id });
}

/** Changes a post in its turn and tells about it. False when it was deleted meanwhile. */
export async function changePost(
  { em, tell }: Hearing,
  post: GroupPost,
  change: () => void,
): Promise<boolean> {
  const revision = await nextPlace({ em }, post.groupId);
  await em.refresh(post);
  if (post.status === GroupPostStatus.DELETED) return false;
  change();
  post.lastRevision = revision;
  tell(groupPostChanged, { id: post.id, groupId: post.groupId, revision });
  return true;
}

/** Takes a post back with its words and files, and what was said below it out of sight. False when it was deleted meanwhile. */
export async function deletePost(hearing: Hearing, post: GroupPost): Promise<boolean> {
  const isChanged = await changePost(hearing, post, () => {
    post.status = GroupPostStatus.DELETED;
    post.heading = null;
    post.words = null;
  });
  if (isChanged) await dropFiles(post, [], hearing.em);
  return isChanged;
}
