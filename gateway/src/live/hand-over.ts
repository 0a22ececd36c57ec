import { writeSync } from "node:fs";
import { Socket } from "node:net";
import type { Writable } from "node:stream";
import { TLSSocket } from "node:tls";

/** What Node keeps from those who use its streams: the machine's own connection, null once it is closed. */
interface Numbered {
  readonly _handle?: { readonly fd?: number } | null;
}

const NONE = -1;

/** The machine's number of a connection; -1 of what is no plain connection. */
export function numberOf(stream: Writable): number {
  if (!(stream instanceof Socket) || stream instanceof TLSSocket) return NONE;
  return (stream as Numbered)._handle?.fd ?? NONE;
}

/** Whether the number is still this connection's: of one that is closed it goes to the next that comes. */
export function isConnected(stream: Writable): boolean {
  return (stream as Numbered)._handle !== null;
}

/**
 * Hands bytes to the machine past the stream, in which nothing may wait; they may be changed afterwards. Answers how many
 * it has taken: the others, and what went wrong, are for the stream. That makes an object for each write and comes back
 * to it later, an eighth of what a delivery to one of ten thousand clients costs; asking it for its number is as much.
 */
export function handOver(stream: Writable, number: number, bytes: Buffer): number {
  if (number === NONE || !isConnected(stream)) return 0;
  try {
    return writeSync(number, bytes);
  } catch {
    return 0;
  }
}
