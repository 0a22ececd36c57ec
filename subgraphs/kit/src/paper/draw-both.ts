import type { Paper } from "./block.js";
import { drawDocx } from "./draw-docx.js";
import { drawPdf } from "./draw-pdf.js";

/** A paper in both formats. */
export interface Drawn {
  readonly pdf: Uint8Array;
  readonly docx: Uint8Array;
}

export async function drawBoth(paper: Paper): Promise<Drawn> {
  return { pdf: await drawPdf(paper), docx: await drawDocx(paper) };
}
