import { listOf } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import { personOf } from "../member/person.js";
import { ReactionCount, type ReactionKind } from "./reaction.type.js";

/** Reactions to articles, posts and comments, by their ids. */
export const reactionCounts: Batch<string, ReactionCount[]> = async (ids, { em }) => {
  const rows = await em.execute<{ target_id: string; kind: ReactionKind; count: string }[]>(
    `select target_id, kind, count(*) as count from reactions where target_id = any(?::text[])
      group by target_id, kind order by count desc, kind`,
    [listOf(ids)],
  );
  return ids.map((id) =>
    rows
      .filter(({ target_id }) => target_id === id)
      .map(({ kind, count }) => new ReactionCount(kind, Number(count))),
  );
};

export const viewerReactions: Batch<string, ReactionKind | null> = async (ids, { em, viewer }) => {
  const personId = personOf(viewer);
  if (personId === null) return ids.map(() => null);
  const rows = await em.execute<{ target_id: string; kind: ReactionKind }[]>(
    "select target_id, kind from reactions where person_id = ? and target_id = any(?::text[])",
    [personId, listOf(ids)],
  );
  return ids.map((id) => rows.find(({ target_id }) => target_id === id)?.kind ?? null);
};
