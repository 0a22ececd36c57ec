import type { IncomingMessage, ServerResponse } from "node:http";
import { isWorthPacking, pack } from "./compress.js";

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** `latin1`: it has a character for each byte. Such a text goes out in one piece with its headers. */
  readonly encoding?: "utf8" | "latin1";
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
  const body = packed ?? text;
  response.setHeader("content-length", Buffer.byteLength(body, encoding));
  response.end(body, encoding);
  if (!request.complete) linger(request);
}

function linger(request: IncomingMessage): void {
  const { socket } = request;
  // It may have gone before the answer, and tells that once.
  if (socket.destroyed) return;
  const cut = setTimeout(() => socket.destroy(), LINGER_MS);
  // A request that has its answer is not told when its client goes.
  const stop = () => {
    clearTimeout(cut);
    request.off("end", stop);
    socket.off("close", stop);
  };
  request.once("end", stop);
  socket.once("close", stop);
  request.resume();
}
