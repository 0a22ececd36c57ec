import type { Key } from "@angel/kit/connection";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isStorable, isUuid } from "@angel/kit/text";
import { type Place, placeColumn } from "../headcount/place-column.js";
import { MatchReason } from "../matching/match.type.js";
import { grouped, inOrder } from "../organisation/organisation.loader.js";
import { MemberMerge, ProbableDuplicate } from "./member-merge.entity.js";

interface Wanted {
  place: Place;
  limit: number;
  after: Key | null;
}

/** Pairs, the strongest reason first and then by name; those of many organisations by one statement. */
export async function duplicatesAfter(
  wanted: readonly Wanted[],
  { em }: Context,
): Promise<ProbableDuplicate[][]> {
  const rows = await em.execute<(object & { wish: number })[]>(
    `select wish, found.member_id as "memberId", found.other_id as "otherId", found.reason,
       found.name_key as "nameKey"
     from json_to_recordset(?::json) as wanted (
       wish int, place text, node int, most int, reason match_reason, key text, id uuid, other uuid)
     cross join lateral probable_duplicates(place, node, most, wanted.reason, key, id, other) found
     order by wish, found.reason, found.name_key collate "C", found.member_id, found.other_id`,
    [
      JSON.stringify(
        wanted.map(({ place, limit, after }, wish) => {
          return { wish, place: placeColumn(place.level), node: place.node, most: limit, ...readKey(after) };
        }),
      ),
    ],
  );
  const found = grouped(rows, ({ wish }) => wish);
  return wanted.map((_, wish) =>
    (found.get(wish) ?? []).map((row) => Object.assign(new ProbableDuplicate(), row)),
  );
}

/** How many pairs there are. */
export async function duplicateCounts(places: readonly Place[], { em }: Context): Promise<number[]> {
  const rows = await em.execute<{ wish: number; count: number }[]>(
    `select wish, count_duplicates(place, node) as count
     from json_to_recordset(?::json) as wanted (wish int, place text, node int)`,
    [
      JSON.stringify(
        places.map(({ level, node }, wish) => {
          return { wish, place: placeColumn(level), node };
        }),
      ),
    ],
  );
  const counts = inOrder(
    places.map((_, wish) => wish),
    rows,
    ({ wish }) => wish,
  );
  return counts.map((row) => row?.count ?? 0);
}

/** The merge in force of each member into another. */
export async function mergesOfMerged(
  ids: readonly string[],
  { em }: Context,
): Promise<(MemberMerge | null)[]> {
  const found = await em.find(MemberMerge, { mergedId: { $in: [...ids] }, undoneAt: null });
  return inOrder(ids, found, ({ mergedId }) => mergedId);
}

/** The merges in force into each member, oldest first. */
export async function mergesOfKept(ids: readonly string[], { em }: Context): Promise<MemberMerge[][]> {
  const found = await em.find(
    MemberMerge,
    { keptId: { $in: [...ids] }, undoneAt: null },
    { orderBy: { id: "asc" } },
  );
  const merges = grouped(found, ({ keptId }) => keptId);
  return ids.map((id) => merges.get(id) ?? []);
}

function readKey(after: Key | null) {
  if (after === null) return {};
  const [reason, key, id, other] = after;
  const isOurs =
    typeof reason === "string" &&
    reason in MatchReason &&
    typeof key === "string" &&
    isStorable(key) &&
    [id, other].every((one) => typeof one === "string" && isUuid(one));
  if (!isOurs) throw badInput("`after` is not a cursor of this list.");
  return { reason, key, id, other };
}
