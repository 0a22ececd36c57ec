import { connect, type Connection, type PageArgs } from "@angel/kit/connection";
import { placeOfKey } from "@angel/kit/cursor-key";
import { listOf } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { subjects } from "../subject/subject.loader.js";
import { Comment } from "./comment.entity.js";
import { CommentOrder } from "./comment-order.js";

export const GREATEST_PLACE = 2_147_483_647;

/** Comments on what is published; those on what was withdrawn are gone with it. */
export const comments: Batch<string, Comment | null> = async (ids, { em, load }) => {
  const found = await em.find(Comment, { id: { $in: ids.filter(isUuid) } }, { disableIdentityMap: true });
  const published = await load(subjects).loadMany([...new Set(found.map(({ subjectId }) => subjectId))]);
  const open = new Set(published.map((subject) => (subject instanceof Error ? undefined : subject?.id)));
  return ids.map(
    (id) => found.find((comment) => comment.id === id.toLowerCase() && open.has(comment.subjectId)) ?? null,
  );
};

/** A list of comments: those on a subject that answer nobody, or the replies to one. */
interface List {
  of: "subject_id" | "reply_to_id";
  id: string;
}

interface Wanted {
  of: List["of"];
  order: CommentOrder;
  after: number | null;
  limit: number;
}

const STANDING = {
  subject_id: `c.reply_to_id is null and (c.status <> 'DELETED' or exists (
    select from comments r where r.reply_to_id = c.id and r.status <> 'DELETED'))`,
  reply_to_id: `c.status <> 'DELETED'`,
};

/** A page of the comments of a list; pages of many lists with the same arguments are read at once. */
export function pageOfComments(
  { load }: Context,
  { of, id }: List,
  order: CommentOrder,
  page: PageArgs,
): Promise<Connection<Comment>> {
  return connect<Comment>(page, {
    key: ({ place }) => [place],
    rows: async (limit, key) => {
      const wanted: Wanted = { of, order, after: key && placeOfKey(key, GREATEST_PLACE), limit };
      const ids = await load(idsOfPages).load(`${JSON.stringify(wanted)} ${id}`);
      const found = await load(comments).loadMany(ids);
      return found.filter((comment): comment is Comment => comment instanceof Comment);
    },
    total: () => load(counts).load(`${of} ${id}`),
  });
}

const idsOfPages: Batch<string, string[]> = async (keys, { em }) => {
  const pages = new Map<string, string[]>(keys.map((key) => [key, []]));
  for (const [wanted, ids] of grouped(keys)) {
    const { of, order, after, limit } = JSON.parse(wanted) as Wanted;
    const [beyond, direction] = order === CommentOrder.NEWEST ? ["<", "desc"] : [">", "asc"];
    const rows = await em.execute<{ list: string; id: string }[]>(
      `select list.id as list, page.id from unnest(?::text[]) as list (id) cross join lateral (
         select c.id, c.place from comments c
          where c.${of} = list.id::${of === "reply_to_id" ? "uuid" : "text"} and ${STANDING[of]}
            ${after === null ? "" : `and c.place ${beyond} ?::int`}
          order by c.place ${direction} limit ?::int
       ) page order by page.place ${direction}`,
      [listOf(ids), ...(after === null ? [] : [after]), limit],
    );
    for (const { list, id } of rows) pages.get(`${wanted} ${list}`)?.push(id);
  }
  return keys.map((key) => pages.get(key) ?? []);
};

const counts: Batch<string, number> = async (keys, { em }) => {
  const known = new Map<string, number>();
  for (const [of, ids] of grouped(keys)) {
    const list = of as List["of"];
    const rows = await em.execute<{ id: string; count: string }[]>(
      `select c.${list} as id, count(*) as count from comments c
        where c.${list} = any(?::${list === "reply_to_id" ? "uuid" : "text"}[]) and ${STANDING[list]} group by c.${list}`,
      [listOf(ids)],
    );
    for (const { id, count } of rows) known.set(`${of} ${id}`, Number(count));
  }
  return keys.map((key) => known.get(key) ?? 0);
};

/** Keys are what is wanted and, after the last space, the id of the list. */
function grouped(keys: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const key of keys) {
    const gap = key.lastIndexOf(" ");
    const wanted = key.slice(0, gap);
    groups.set(wanted, [...(groups.get(wanted) ?? []), key.slice(gap + 1)]);
  }
  return groups;
}

export function isPlace(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= GREATEST_PLACE;
}
