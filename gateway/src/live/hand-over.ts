import { writeSync } from "node:fs";
import { Socket } from "node:net";
import type { Writable } from "node:stream";
import { TLSSocket } from "node:tls";

/** The machine's number of a connection, which Node keeps from those who use its streams; none once it is closed. */
interface Numbered {
  readonly _handle?: { readonly fd?: number } | null;
}

/**
 * Hands bytes to the machine at once; they may be changed afterwards. A stream makes an object for each write and comes
 * back to it later, which is an eighth of what a delivery to one of ten thousand clients costs. What the machine does
 * not take waits in the stream, and whatever comes after it behind it; what is no plain connection has its stream alone.
 */
export function handOver(stream: Writable, bytes: Buffer): void {
  const taken = stream.writableLength === 0 ? give(stream, bytes) : 0;
  if (taken < bytes.length) stream.write(Buffer.from(bytes.subarray(taken)));
}

/** How many bytes the machine has taken. What went wrong goes wrong again in the stream, which tells of it. */
function give(stream: Writable, bytes: Buffer): number {
  if (!(stream instanceof Socket) || stream instanceof TLSSocket) return 0;
  const number = (stream as Numbered)._handle?.fd;
  if (number === undefined || number < 0) return 0;
  try {
    return writeSync(number, bytes);
  } catch {
    return 0;
  }
}
