import type { Request } from "express";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";

const WORTH_IT_BYTES = 2_048;
const OPTIONS = { level: constants.Z_BEST_SPEED };
const pack = promisify(gzip);

/** A long answer, packed for who can unpack it; null where it is not worth it. */
export async function compress(request: Request, text: string): Promise<Buffer | null> {
  if (text.length < WORTH_IT_BYTES || !request.headers["accept-encoding"]) return null;
  return request.acceptsEncodings("gzip") === "gzip" ? await pack(text, OPTIONS) : null;
}
