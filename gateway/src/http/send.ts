import { transcode } from "node:buffer";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isWorthPacking, pack } from "./compress.js";
import type { Written } from "./write-answer.js";

interface Answer extends Partial<Pick<Written, "encoding">>, Pick<Written, "text"> {
  readonly status: number;
  readonly type: string;
  readonly headers?: Iterable<[name: string, value: string]>;
}

/** What is left of a body that was not wanted is thrown away for so long, so that its sender hears why. */
const LINGER_MS = 1_000;

/** The one way out for JSON. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, text, encoding = "utf8", headers }: Answer,
): Promise<void> {
  const packed = isWorthPacking(request, text) ? await pack(Buffer.from(text, encoding)) : null;
  for (const [name, value] of headers ?? []) response.setHeader(name, value);
  response.statusCode = status;
  response.setHeader("content-type", type);
  if (packed) response.setHeader("content-encoding", "gzip");
  const body = packed ?? (encoding === "utf8" ? bytesOf(text) : text);
  response.setHeader("content-length", Buffer.byteLength(body, encoding));
  response.end(body, encoding);
  if (!request.complete) linger(request);
}

const SHORT = 4_096;
const scratch = Buffer.allocUnsafe(1024 * 1024);

/**
 * A short text goes out in one piece with its headers. A longer one is put into bytes by way of UTF-16: node has that
 * done by whole registers, and UTF-8 letter by letter.
 */
function bytesOf(text: string): string | Buffer {
  if (text.length < SHORT) return text;
  if (text.length * 2 > scratch.length) return Buffer.from(text);
  return transcode(scratch.subarray(0, scratch.write(text, "utf16le")), "utf16le", "utf8");
}

function linger(request: IncomingMessage): void {
  const cut = setTimeout(() => request.socket.destroy(), LINGER_MS);
  request.once("end", () => clearTimeout(cut)).once("close", () => clearTimeout(cut));
  request.resume();
}
