import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import { likedEncoding } from "./negotiate.js";

const WORTH_IT_BYTES = 2_048;
const OPTIONS = { level: constants.Z_BEST_SPEED };
const zip = promisify(gzip);

/** Whether an answer is long, and its reader can unpack it. */
export function isWorthPacking(request: IncomingMessage, text: string): boolean {
  if (text.length < WORTH_IT_BYTES || !request.headers["accept-encoding"]) return false;
  return likedEncoding(request, ["gzip"]) === "gzip";
}

export async function pack(bytes: Buffer): Promise<Buffer> {
  return await zip(bytes, OPTIONS);
}
