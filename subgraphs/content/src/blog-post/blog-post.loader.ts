import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import type { EntityManager } from "@angel/kit/database";
import { momentKey, readMomentKey } from "@angel/kit/moment";
import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { BlogPost } from "./blog-post.entity.js";

export const blogPosts: Batch<string, BlogPost | null> = async (ids, { em }) => {
  const known = ids.filter(isUuid);
  const found = await em.find(BlogPost, { id: { $in: known }, withdrawnAt: null });
  return ids.map((id) => found.find((post) => post.id === id.toLowerCase()) ?? null);
};

/** An organisation's posts, newest first. */
export function postsOf(
  em: EntityManager,
  organisationId: string,
  page: PageArgs,
): Promise<Connection<BlogPost>> {
  const standing = { organisationId, withdrawnAt: null };
  return connect(page, {
    key: ({ publishedAt, id }) => momentKey(publishedAt, id),
    rows: async (limit, after) => {
      if (!isUuid(organisationId)) return [];
      const [moment, id] = after ? readMomentKey(after, isUuid) : [];
      return em.find(
        BlogPost,
        moment && id
          ? {
              ...standing,
              publishedAt: { $lte: new Date(moment) },
              $or: [{ publishedAt: { $lt: new Date(moment) } }, { id: { $lt: id } }],
            }
          : standing,
        { orderBy: { publishedAt: "desc", id: "desc" }, limit },
      );
    },
    total: () => (isUuid(organisationId) ? em.count(BlogPost, standing) : 0),
  });
}
