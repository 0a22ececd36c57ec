import { OWN_ROWS } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";
import type { Counts } from "../masking/suppress.js";
import { countsBelow, type Place, type Sum } from "../organisation/sum-below.js";

const MINUTE = 60_000;
/** Up to so many workplaces are joined to their members as they are read. */
const MANY = 2_000;

/**
 * Coverage of a whole large union joins every primary to its members: it is counted each minute while somebody looks,
 * and nobody waits for it but who looks first.
 */
export class CoverageKeeper implements Companion {
  private last: { at: number; counts: Counts } | undefined;
  private counting: Promise<Counts> | undefined;

  constructor(private readonly parts: Pick<Parts, "orm" | "log">) {}

  async close(): Promise<void> {
    await this.counting?.catch(() => undefined);
  }

  async read(union: Place, sum: Sum): Promise<Counts> {
    if (this.last && Date.now() - this.last.at < MINUTE) return this.last.counts;
    this.counting ??= this.count(union, sum).finally(() => {
      this.counting = undefined;
    });
    if (!this.last) return this.counting;
    this.counting.catch((error: unknown) =>
      this.parts.log.warn({ err: error }, "coverage was not counted; the last one stands"),
    );
    return this.last.counts;
  }

  private async count(union: Place, sum: Sum): Promise<Counts> {
    const em = this.parts.orm.em.fork({ session: OWN_ROWS });
    const counts = (await countsBelow([union], sum, { em })).get(union.node) ?? {};
    this.last = (counts["primaries"] ?? 0) > MANY ? { at: Date.now(), counts } : undefined;
    return counts;
  }
}
