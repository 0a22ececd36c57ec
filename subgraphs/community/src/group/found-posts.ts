import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import { placeOfKey } from "@angel/kit/cursor-key";
import { columnsOf, entitiesOf } from "@angel/kit/find-by";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { tidy } from "@angel/kit/text";
import { GREATEST_PLACE } from "../comment/comment.loader.js";
import { countOf } from "./group-page.js";
import { GroupPost } from "./group-post.entity.js";
import { postsOfViewer } from "./readable-posts.js";
import { VIEWS } from "./rights.js";

const LONGEST_SEARCH = 200;

/** Posts of a group whose words the viewer reads and which have all that is sought, the last first. */
export function pageOfFoundPosts(
  groupId: string,
  search: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<GroupPost>> {
  const { em } = context;
  const posts = postsOfViewer(context);
  // Without being told, Postgres goes through the group's posts in their order, a second in 100,000 where the word is rare.
  const found = `with found as materialized (
    select id from group_posts where group_id = ?::uuid and lexemes @@ to_tsquery('russian', ?))`;
  const from = `${posts.sql} join found on found.id = p.id where ${posts.where}`;
  const values = [groupId, soughtIn(search), ...posts.values];
  return connect<GroupPost>(page, {
    key: ({ place }) => [place],
    rows: async (limit, after) => {
      const rows = await readPublished(
        em,
        VIEWS,
        `${found} select ${columnsOf(em, GroupPost, "p")} from ${from} ${after ? "and p.place < ?::int" : ""}
          order by p.place desc limit ?::int`,
        [...values, ...(after ? [placeOfKey(after, GREATEST_PLACE)] : []), limit],
      );
      return entitiesOf(em, GroupPost, rows);
    },
    total: () => countOf(context, `${found} select count(*)::int as count from ${from}`, values),
  });
}

/** Each word in any of its forms, or as the beginning of one. */
function soughtIn(search: string): string {
  const written = tidy(search).slice(0, LONGEST_SEARCH).toLowerCase().replaceAll("ё", "е");
  return written
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => `${word}:*`)
    .join(" & ");
}
