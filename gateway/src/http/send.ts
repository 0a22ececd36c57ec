import type { Request, Response } from "express";
import { compress } from "./compress.js";

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
  request: Request,
  response: Response,
  { status, type, text, headers }: Answer,
): Promise<void> {
  const packed = await compress(request, text);
  for (const [name, value] of headers ?? []) response.setHeader(name, value);
  response.statusCode = status;
  response.setHeader("content-type", type);
  response.vary("accept, accept-encoding");
  if (packed) response.setHeader("content-encoding", "gzip");
  const body = packed ?? Buffer.from(text);
  response.setHeader("content-length", body.length);
  response.end(body);
  if (!request.complete) linger(request);
}

function linger(request: Request): void {
  const cut = setTimeout(() => request.socket.destroy(), LINGER_MS);
  request.once("end", () => clearTimeout(cut)).once("close", () => clearTimeout(cut));
  request.resume();
}
