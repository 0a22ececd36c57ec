import type { EntityManager } from "@angel/kit/database";
import { isPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import type { Organisation, OrganisationLevel } from "../organisation/organisation.stub.js";
import { type Facts, SUMS } from "./fact.js";
import { factsOn } from "./facts-on.js";
import { FigureKeeper } from "./figure-keeper.js";

/** Where the facts of an organisation and all below it stand on a day. */
export interface Figures {
  readonly from: string;
  readonly values: readonly unknown[];
  /** Null when they are counted as they are read. */
  readonly countedAt: Date | null;
  /** Their sum, where it is kept beside them. */
  readonly totals?: Facts;
}

const PLACE_COLUMN: Readonly<Record<OrganisationLevel, string>> = {
  NATIONAL: "true",
  REGIONAL: "region_id = ?",
  OKRUG: "okrug_id = ?",
  INDUSTRY: "okrug_id = ?",
  TERRITORIAL: "territorial_id = ?",
  PRIMARY: "node = ?",
};

/**
 * Anything below the whole union is counted from the cards as it is read. The whole, when it is large, is summed from
 * figures that are kept.
 */
export async function figuresOf(place: Organisation, on: PlainDate, context: Context): Promise<Figures> {
  const { em } = context;
  if (!(await isPublished(em, "organisation_form"))) {
    return { from: "statistical_figures where false", values: [], countedAt: null };
  }
  if (place.level === "NATIONAL") {
    const keeper = context.companion(FigureKeeper);
    if (await keeper.isLarge()) {
      return { from: "statistical_figures where day = ?", values: [on], ...(await keeper.keep(on)) };
    }
  }
  const nodes = place.level === "NATIONAL" ? null : await nodesBelow(place, on, em);
  const facts = await factsOn(on, nodes, em);
  const where = PLACE_COLUMN[place.level];
  return {
    from: `${facts.sql} where ${where}`,
    values: where === "true" ? facts.values : [...facts.values, place.node],
    countedAt: null,
  };
}

/** Kept figures of the place, whatever its level: for sums over many places of one day. */
export function keptFiguresOf(
  { level, node }: { level: OrganisationLevel; node: number },
  on: PlainDate,
): Figures {
  const where = PLACE_COLUMN[level];
  return {
    from: `statistical_figures where day = ? and ${where}`,
    values: where === "true" ? [on] : [on, node],
    countedAt: null,
  };
}

export async function sumFacts(figures: Figures, em: EntityManager): Promise<Facts> {
  if (figures.totals) return figures.totals;
  const [row] = await em.execute<Facts[]>(`select ${SUMS} from ${figures.from}`, [...figures.values]);
  return row as Facts;
}

/** The same of many primaries at once, in one statement. */
export async function factsOfPrimaries(
  nodes: readonly number[],
  on: PlainDate,
  em: EntityManager,
): Promise<Map<number, Facts>> {
  if (nodes.length === 0 || !(await isPublished(em, "organisation_form"))) return new Map();
  const facts = await factsOn(on, nodes, em);
  const rows = await em.execute<(Facts & { node: number })[]>(
    `select node, ${SUMS} from ${facts.sql} group by node`,
    [...facts.values],
  );
  return new Map(rows.map((row) => [row.node, row]));
}

/** Who stands there now, who stood there then, and whoever has moved since: the registry says where each stood. */
async function nodesBelow(place: Organisation, on: PlainDate, em: EntityManager): Promise<number[]> {
  if (place.level === "PRIMARY") return [place.node];
  const rows = await em.execute<{ node: number }[]>(
    `select node from published.organisation where path = ? or path like ?
     union select unnest(published.primaries_on(?, ?))
     union select node from published.organisations_undone(?) join published.organisation on id = organisation_id
       where undo -> 'path' is not null`,
    [place.path, `${place.path}.%`, place.node, on, on],
  );
  return rows.map(({ node }) => node);
}
