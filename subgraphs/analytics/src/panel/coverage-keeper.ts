import type { EntityManager } from "@angel/kit/database";
import { OWN_ROWS } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { changedSince, positionNow } from "../organisation/changed-since.js";
import { isPublished } from "@angel/kit/published";

const SECOND = 1_000;
const TEN_MINUTES = 600_000;
/** Up to so many workplaces are joined to their members as they are read. */
const MANY = 2_000;

export const COVERED = `count(*)::int as primaries, coalesce(sum(employed), 0)::int as employed,
  coalesce(sum(employed_members), 0)::int as members`;

/** Workplaces with their employed, and how many of these are members. */
interface Covered {
  primaries: number;
  employed: number;
  members: number;
}

interface Kept {
  countedAt: number;
  /** When it was last seen what has been told since. */
  followedAt: number;
  position: number;
  sum: Covered;
  byNode: Map<number, Covered>;
}

const NONE: Covered = { primaries: 0, employed: 0, members: 0 };

/**
 * Coverage of a whole large union joins every primary to its members. It is kept, follows what the registry tells of
 * single primaries, and is counted anew each ten minutes while somebody looks; nobody waits for that but who looks first.
 */
export class CoverageKeeper implements Companion {
  private kept: Kept | undefined;
  private counting: Promise<Kept> | undefined;

  constructor(private readonly parts: Pick<Parts, "orm" | "log">) {}

  async close(): Promise<void> {
    await this.counting?.catch(() => undefined);
  }

  async read(): Promise<Covered> {
    if (!this.kept) return (await this.count()).sum;
    if (Date.now() - this.kept.countedAt > TEN_MINUTES) this.countSoon();
    if (Date.now() - this.kept.followedAt > SECOND) await this.follow(this.kept);
    return this.kept.sum;
  }

  private async follow(kept: Kept): Promise<void> {
    kept.followedAt = Date.now();
    const { position, nodes } = await changedSince(kept.position, this.em());
    if (!nodes) return this.countSoon();
    kept.position = position;
    if (nodes.length === 0) return;
    const rows = await coveredAt(nodes, this.em());
    for (const node of nodes) {
      const after = rows.get(node) ?? NONE;
      add(kept.sum, after, 1);
      add(kept.sum, kept.byNode.get(node) ?? NONE, -1);
      kept.byNode.set(node, after);
    }
  }

  private countSoon(): void {
    this.count().catch((error: unknown) =>
      this.parts.log.warn({ err: error }, "coverage was not counted; the last one stands"),
    );
  }

  private count(): Promise<Kept> {
    this.counting ??= this.countAll().finally(() => {
      this.counting = undefined;
    });
    return this.counting;
  }

  private async countAll(): Promise<Kept> {
    const [position, at] = [await positionNow(this.em()), Date.now()];
    const byNode = await coveredAt(null, this.em());
    const sum = { ...NONE };
    for (const one of byNode.values()) add(sum, one, 1);
    const counted = { countedAt: at, followedAt: at, position, sum, byNode };
    this.kept = sum.primaries > MANY ? counted : undefined;
    return counted;
  }

  private em(): EntityManager {
    return this.parts.orm.em.fork({ session: OWN_ROWS });
  }
}

function add(sum: Covered, part: Covered, sign: 1 | -1): void {
  for (const name of ["primaries", "employed", "members"] as const) sum[name] += sign * part[name];
}

/** By primary: of those that have changed, or of all. */
async function coveredAt(nodes: readonly number[] | null, em: EntityManager): Promise<Map<number, Covered>> {
  if (!(await isPublished(em, "workplace_coverage"))) return new Map();
  const rows = await em.execute<(Covered & { node: number })[]>(
    `select primary_id as node, ${COVERED} from published.workplace_coverage
     ${nodes ? "where primary_id = any(?::int[])" : ""} group by primary_id`,
    nodes ? [`{${nodes.join()}}`] : [],
  );
  return new Map(rows.map(({ node, ...covered }) => [node, covered]));
}
