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
  const body = packed ?? Buffer.from(text);
  response.setHeader("content-length", body.length);
  response.end(body);
  if (!request.complete) linger(request);
}

function linger(request: IncomingMessage): void {
  const cut = setTimeout(() => request.socket.destroy(), LINGER_MS);
  request.once("end", () => clearTimeout(cut)).once("close", () => clearTimeout(cut));
  request.resume();
}
