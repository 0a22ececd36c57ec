import { columnsOf, entitiesOf } from "@angel/kit/find-by";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { GroupFile } from "./group-file.entity.js";
import { postsOfViewer } from "./readable-posts.js";
import { VIEWS } from "./rights.js";

/** Files of posts that the viewer reads, by their ids. */
export const groupFiles: Batch<string, GroupFile | null> = async (ids, context) => {
  const found = new Map((await read("f.id", ids, context)).map((file) => [file.id, file]));
  return ids.map((id) => found.get(id.toLowerCase()) ?? null);
};

/** The files of each of the posts that the viewer reads, in the order in which they were added. */
export const filesOfPosts: Batch<string, GroupFile[]> = async (ids, context) => {
  const found = await read("f.post_id", ids, context);
  return ids.map((id) => found.filter(({ postId }) => postId === id));
};

async function read(
  column: "f.id" | "f.post_id",
  ids: readonly string[],
  context: Context,
): Promise<GroupFile[]> {
  const { em, viewer } = context;
  if (!viewer.isSignedIn) return [];
  const { sql, where, values } = postsOfViewer(context);
  const rows = await readPublished(
    em,
    VIEWS,
    `select ${columnsOf(em, GroupFile, "f")} from ${sql} join group_files f on f.post_id = p.id
      where ${where} and ${column} = any(?::uuid[]) order by f.place`,
    [...values, listOf(ids.filter(isUuid))],
  );
  return entitiesOf(em, GroupFile, rows);
}
