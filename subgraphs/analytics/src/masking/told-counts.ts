import { Permission } from "@angel/kit/access";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { grouped } from "../organisation/grouped.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import type { Place } from "../organisation/sum-below.js";
import { type Counts, type Hidden, type Partition, suppressChildren, suppressTop } from "./suppress.js";

/** What is counted, and which of the cells are hidden together. */
export interface Counted {
  read: (places: readonly Place[], context: Context) => Promise<ReadonlyMap<number, Counts>>;
  partitions: readonly Partition[];
  /** Those hidden whatever their numbers from whoever does not see the cards: of periods that may lie in one another. */
  untold?: readonly string[];
}

export interface ToldCounts {
  counts: Counts;
  hidden: Hidden;
}

const NOTHING: Hidden = new Set();

/**
 * The counts of organisations, with what of them is hidden from the viewer: nothing from those who see the cards there,
 * everything of one that has closed from those who do not.
 */
export async function toldCounts(
  organisations: readonly Organisation[],
  counted: Counted,
  context: Context,
): Promise<ToldCounts[]> {
  const unseen = organisations.filter(({ path }) => !context.viewer.may(Permission.VIEW_MEMBERS, path));
  const whole = everythingOf(counted);
  const [counts, hidden] = await Promise.all([
    counted.read(organisations, context),
    hiddenOf(unseen, counted, context),
  ]);
  return organisations.map((organisation) => ({
    counts: counts.get(organisation.node) ?? {},
    hidden: unseen.includes(organisation)
      ? new Set([...(hidden.get(organisation.node) ?? whole), ...(counted.untold ?? [])])
      : NOTHING,
  }));
}

function everythingOf({ partitions }: Counted): Hidden {
  return new Set(partitions.map(({ name }) => name));
}

interface Child extends Place {
  parent: number | null;
}

/** From the top down: what is hidden of an organisation depends on its neighbours, and on what is of the one above. */
async function hiddenOf(
  organisations: readonly Organisation[],
  counted: Counted,
  context: Context,
): Promise<Map<number, Hidden>> {
  const { read, partitions } = counted;
  const found = new Map<number, Hidden>();
  if (organisations.length === 0) return found;
  const lines = organisations.map(({ path }) => path.split(".").map(Number));
  const parents = [...new Set(lines.flatMap((line) => line.slice(0, -1)))];
  const places = await readPublished<Child>(
    context.em,
    ["organisation_place"],
    `select place.node, place.level, above.node as parent
     from published.organisation_place place left join published.organisation_place above on above.id = place.parent_id
     where place.closed_on is null and (place.parent_id is null or place.parent_id in (
       select id from published.organisation_place where node = any(?::int[])))
     order by place.node`,
    [`{${parents.join()}}`],
  );
  const counts = await read(places, context);
  const children = grouped(places, ({ parent }) => parent);
  for (const { node } of children.get(null) ?? [])
    found.set(node, suppressTop(counts.get(node) ?? {}, partitions));
  // Nodes of a line stand from the top down, so that a parent is always known before its children.
  for (const parent of lines.flatMap((line) => line.slice(0, -1))) {
    const below = children.get(parent) ?? [];
    if (below[0] && found.has(below[0].node)) continue;
    const hidden = suppressChildren(
      counts.get(parent) ?? {},
      found.get(parent) ?? everythingOf(counted),
      below.map(({ node }) => counts.get(node) ?? {}),
      partitions,
    );
    for (const [at, { node }] of below.entries()) found.set(node, hidden[at] ?? NOTHING);
  }
  return found;
}
