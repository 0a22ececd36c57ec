import { once } from "node:events";
import { startThread } from "../thread.js";
import type { Paper } from "./block.js";
import { type Drawn, drawBoth } from "./draw-both.js";

/** A thousand rows of a table take a second of a core, during which nobody else would be answered. */
const LONG = 200;

let before: Promise<unknown> = Promise.resolve();

/**
 * Draws a paper as PDF and as DOCX. A long one is drawn in a thread of its own, which leaves nothing behind; they wait
 * for each other, for each takes hundreds of megabytes meanwhile.
 */
export async function drawPaper(paper: Paper): Promise<Drawn> {
  if (rowsOf(paper) <= LONG) return drawBoth(paper);
  const drawn = before.then(() => drawAside(paper));
  before = drawn.catch(() => undefined);
  return drawn;
}

/** Throws where the thread fails; a paper that takes more memory than there is ends the thread alone. */
async function drawAside(paper: Paper): Promise<Drawn> {
  const thread = startThread(
    new URL(isSource ? "./paper-thread.ts" : "./paper-thread.js", import.meta.url),
    paper,
  );
  const [drawn] = (await once(thread, "message")) as [Drawn];
  return drawn;
}

const isSource = import.meta.url.endsWith(".ts");

function rowsOf({ blocks }: Paper): number {
  return blocks.reduce((sum, block) => sum + ("rows" in block ? block.rows.length : 0), 0);
}
