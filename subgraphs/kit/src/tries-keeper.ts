import { Clockwork } from "./clockwork.js";
import type { Parts } from "./subgraph.js";

/** Throws away counts of tries that count no more; opened beside a subgraph's `Tries`. */
export class TriesKeeper extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: 60 * 60_000, failed: "counts of tries were not thrown away" });
  }

  override async turn(): Promise<void> {
    await this.parts.orm.em.fork().execute("delete from rate_limits where expire < ?", [Date.now()]);
  }
}
