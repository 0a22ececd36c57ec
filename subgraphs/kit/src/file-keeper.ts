import { Clockwork } from "./clockwork.js";
import type { Files } from "./files.js";
import type { Parts } from "./subgraph.js";

const EVERY_MS = 5_000;
const SWEEP_MS = 60 * 60_000;

/** Removes the content of files soon after they are forgotten, and each hour what is past its time. */
export class FileKeeper extends Clockwork {
  private sweptAt = Date.now();

  constructor(
    parts: Pick<Parts, "orm" | "log">,
    private readonly files: Files,
  ) {
    super(parts, { everyMs: EVERY_MS, failed: "files were not removed" });
  }

  protected override async turn(): Promise<void> {
    await this.files.removeForgotten();
    if (Date.now() - this.sweptAt < SWEEP_MS) return;
    await this.files.sweep();
    this.sweptAt = Date.now();
  }
}
