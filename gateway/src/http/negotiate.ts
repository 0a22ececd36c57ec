import express from "express";
import type { IncomingMessage } from "node:http";

/** Express's reading of what a client likes best of what is offered, for requests that do not pass through express. */
type Read = (this: IncomingMessage, offered: readonly string[]) => string | false;
const reading: { readonly accepts: Read; readonly acceptsEncodings: Read } = express.request as never;

export function likedType(request: IncomingMessage, types: readonly string[]): string | false {
  return reading.accepts.call(request, types);
}

export function likedEncoding(request: IncomingMessage, encodings: readonly string[]): string | false {
  return reading.acceptsEncodings.call(request, encodings);
}
