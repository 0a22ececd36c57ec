import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import { placeOfKey } from "@angel/kit/cursor-key";
import { columnsOf, entitiesOf } from "@angel/kit/find-by";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { GroupFile } from "./group-file.entity.js";
import { GREATEST_PLACE } from "../comment/comment.loader.js";
import { countOf } from "./group-page.js";
import { postsOfViewer } from "./readable-posts.js";
import { VIEWS } from "./rights.js";

/** The files of a group whose posts the viewer reads, the last first. */
export function pageOfFiles(
  groupId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<GroupFile>> {
  const { em } = context;
  const posts = postsOfViewer(context);
  const from = `${posts.sql} join group_files f on f.post_id = p.id where ${posts.where} and f.group_id = ?::uuid`;
  const values = [...posts.values, groupId];
  return connect<GroupFile>(page, {
    key: ({ place }) => [place],
    rows: async (limit, after) => {
      const rows = await readPublished(
        em,
        VIEWS,
        `select ${columnsOf(em, GroupFile, "f")} from ${from} ${after ? "and f.place < ?::int" : ""}
          order by f.place desc limit ?::int`,
        [...values, ...(after ? [placeOfKey(after, GREATEST_PLACE)] : []), limit],
      );
      return entitiesOf(em, GroupFile, rows);
    },
    total: () => countOf(context, `select count(*)::int as count from ${from}`, values),
  });
}
