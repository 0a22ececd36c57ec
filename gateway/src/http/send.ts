import type { IncomingMessage, ServerResponse } from "node:http";
import { isWorthPacking, pack } from "./compress.js";

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers?: Iterable<[name: string, value: string]>;
}

/** What is left of a body that was not wanted is thrown away for so long, so that its sender hears why. */
const LINGER_MS = 1_000;

/** The one way out for JSON. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, text, headers }: Answer,
): Promise<void> {
  const packed = isWorthPacking(request, text) ? await pack(text) : null;
  for (const [name, value] of headers ?? []) response.setHeader(name, value);
  response.statusCode = status;
  response.setHeader("content-type", type);
  if (packed) response.setHeader("content-encoding", "gzip");
  const body = packed ?? bytesOf(text);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
  if (!request.complete) linger(request);
}

const SHORT = 4_096;
const scratch = Buffer.allocUnsafe(1024 * 1024);

/**
 * A short text goes out in one piece with its headers. A longer one is written where there is room for any, and copied:
 * to measure it first is as dear as to write it.
 */
function bytesOf(text: string): string | Buffer {
  if (text.length < SHORT) return text;
  if (text.length * 3 > scratch.length) return Buffer.from(text);
  return Buffer.from(scratch.subarray(0, scratch.write(text)));
}

function linger(request: IncomingMessage): void {
  const cut = setTimeout(() => request.socket.destroy(), LINGER_MS);
  request.once("end", () => clearTimeout(cut)).once("close", () => clearTimeout(cut));
  request.resume();
}
