import type { EntityManager } from "@angel/kit/database";
import type { StoredFile } from "@angel/kit/files";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { GroupPost } from "./group-post.entity.js";

export const MOST_FILES = 10;

/** Takes files that the viewer has sent, all or none; says which are not theirs to use. */
export async function takeFiles(
  ids: readonly string[],
  { em, files, viewer }: Context,
): Promise<StoredFile[] | InvalidInput> {
  if (ids.length === 0) return [];
  await em.execute("savepoint files");
  const taken: StoredFile[] = [];
  for (const id of ids) {
    const file = await files.take(em, id, viewer.accountId);
    if (file) taken.push(file);
  }
  if (taken.length === ids.length) return taken;
  await em.execute("rollback to savepoint files");
  return new InvalidInput([noFile()]);
}

export async function layFiles(
  { id, groupId }: GroupPost,
  taken: readonly StoredFile[],
  em: EntityManager,
): Promise<void> {
  for (const file of taken) {
    await em.execute(
      "insert into group_files (id, group_id, post_id, name, media_type, size) values (?, ?, ?, ?, ?, ?)",
      [file.id, groupId, id, file.name, file.mediaType, file.size],
    );
  }
}

/** Which of the posts have just the files that the viewer sends, by name and content: sent again, a file has another id. */
export async function postsWithFiles(
  posts: readonly GroupPost[],
  fileIds: readonly string[],
  { em, viewer }: Context,
): Promise<ReadonlySet<string>> {
  if (posts.length === 0 || !fileIds.every(isUuid)) return new Set();
  const rows = await em.execute<{ id: string }[]>(
    `with sent as (select sha256, name from files.files where id = any(?::uuid[]) and account_id = ?)
     select post.id from unnest(?::uuid[]) as post (id)
      where (select count(*) from sent) = ?::int
        and array(select (sha256, name) from sent order by sha256, name)
          = array(select (f.sha256, f.name) from group_files g join files.files f on f.id = g.id
                   where g.post_id = post.id order by f.sha256, f.name)`,
    [listOf([...fileIds]), viewer.accountId, listOf(posts.map(({ id }) => id)), fileIds.length],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Takes from a post the files that are not kept. Their content goes once that is committed. */
export async function dropFiles(
  { id }: GroupPost,
  kept: readonly string[],
  em: EntityManager,
): Promise<void> {
  await em.execute(
    `with dropped as (delete from group_files where post_id = ? and id <> all(?::uuid[]) returning id)
     delete from files.files where id in (select id from dropped)`,
    [id, listOf(kept)],
  );
}

export function tooManyFiles(): InvalidField {
  return new InvalidField("fileIds", {
    ru: `Не больше ${MOST_FILES} файлов.`,
    en: `At most ${MOST_FILES} files.`,
  });
}

function noFile(): InvalidField {
  return new InvalidField("fileIds", {
    ru: "Файл не найден, отправьте его ещё раз.",
    en: "There is no such file; send it again.",
  });
}
