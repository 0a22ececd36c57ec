import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";

/** Up to here copying a payload is cheaper than writing it apart, and beyond it a slow reader must not hold a copy. */
const MOST_COPIED = 8 * 1024;
const MOST_UNREAD_BYTES = 1024 * 1024;
const FINAL_TEXT = 0x81;

/**
 * What is said over one websocket. Frames are put on its stream here, whole and unmasked as servers send them: most of
 * a `next` is the same bytes for thousands of clients. Nothing is compressed, so `ws` keeps none of its own back.
 */
export class SocketLine {
  constructor(
    private readonly socket: WebSocket,
    private readonly stream: Duplex,
  ) {}

  /** Answers are never dropped; a client that reads none of them is cut off. */
  say(message: object): void {
    if (this.stream.writableLength > MOST_UNREAD_BYTES) return this.socket.terminate();
    if (this.isOpen) this.socket.send(JSON.stringify(message));
  }

  /** A text frame of three parts; the middle one is not copied when it is large. */
  send(head: Buffer, shared: Buffer, tail: Buffer): void {
    if (!this.isOpen) return;
    const length = head.length + shared.length + tail.length;
    const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
    const isCopied = shared.length <= MOST_COPIED;
    const frame = Buffer.allocUnsafe(start + (isCopied ? length : head.length));
    frame[0] = FINAL_TEXT;
    if (start === 2) frame[1] = length;
    else if (start === 4) {
      frame[1] = 126;
      frame.writeUInt16BE(length, 2);
    } else {
      frame[1] = 127;
      frame.writeUInt32BE(0, 2);
      frame.writeUInt32BE(length, 6);
    }
    frame.set(head, start);
    if (isCopied) {
      frame.set(shared, start + head.length);
      frame.set(tail, start + head.length + shared.length);
      this.stream.write(frame);
    } else {
      this.stream.cork();
      this.stream.write(frame);
      this.stream.write(shared);
      this.stream.write(tail);
      this.stream.uncork();
    }
  }

  private get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN && !this.stream.destroyed;
  }
}
