import { Clockwork } from "@angel/kit/clockwork";
import { OWN_ROWS } from "@angel/kit/database";
import type { Parts } from "@angel/kit/subgraph";
import { dropOldNews } from "./settle-delivery.js";

const EVERY_MS = 1_000;

/** Lets go of notices that wait for a channel for which there is no server until they are news no more. */
export class OldNews extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: EVERY_MS, failed: "what is news no more still waits" });
  }

  protected override async turn(): Promise<void> {
    await this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(dropOldNews);
  }
}
