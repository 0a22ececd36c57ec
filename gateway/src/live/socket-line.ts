import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { type Ended, Following } from "./following.js";
import { handOver } from "./hand-over.js";
import { Outbox } from "./outbox.js";

/** Beyond this a slow reader must not hold a copy of what is shared. */
const MOST_COPIED = 8 * 1024;
const MOST_UNREAD_BYTES = 1024 * 1024;
const FINAL_TEXT = 0x81;
const PING = Buffer.from([0x89, 0]);
const CLOSING_BRACE = Buffer.from("}");

/**
 * What is said over one websocket, and what waits to be. Frames are put on its stream here, whole and unmasked as
 * servers send them: most of a `next` is the same bytes for thousands of clients. Nothing is compressed, so `ws` keeps
 * none of its own back.
 */
export class SocketLine extends Outbox {
  private hasNews = false;

  constructor(
    private readonly socket: WebSocket,
    stream: Duplex,
  ) {
    super(stream);
  }

  get isOpen(): boolean {
    return this.stream.writable && this.socket.readyState === this.socket.OPEN;
  }

  /** Answers are never dropped; a client that reads none of them is cut off. */
  say(message: object): void {
    if (this.stream.writableLength > MOST_UNREAD_BYTES) return this.socket.terminate();
    if (this.isOpen) this.socket.send(JSON.stringify(message));
  }

  ping(): void {
    if (this.isOpen) this.stream.write(PING);
  }

  /** Whether news were sent since this was last asked. */
  hadNews(): boolean {
    const { hasNews } = this;
    this.hasNews = false;
    return hasNews;
  }

  /** A text frame of three parts; the middle one is shared with other clients. */
  send(head: Buffer, shared: Buffer, tail: Buffer): void {
    if (!this.isOpen) return;
    if (!this.hasNews) this.hasNews = true;
    if (shared.length <= MOST_COPIED) {
      handOver(this.stream, frames.make(head, shared, tail));
      return;
    }
    this.stream.cork();
    this.stream.write(Buffer.concat([startOfFrame(head.length + shared.length + tail.length), head]));
    this.stream.write(shared);
    this.stream.write(tail);
    this.stream.uncork();
  }
}

/** A subscription by the id that its client has given it. */
export class SocketFollowing extends Following {
  private readonly head: Buffer;

  constructor(
    id: string,
    private readonly line: SocketLine,
    ended: Ended,
  ) {
    super(line, ended);
    this.head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  }

  override get isReady(): boolean {
    return this.line.isReady && this.line.isOpen;
  }

  write(payload: Buffer, end: Buffer): void {
    this.line.send(
      this.head,
      payload,
      end.length === 0 ? CLOSING_BRACE : Buffer.concat([end, CLOSING_BRACE]),
    );
  }
}

/** The frame written last: the next client's differs in its head alone, most often in as many bytes. */
class Frames {
  private frame: Buffer | undefined;
  private start = 0;
  private headLength = 0;
  private shared: Buffer | undefined;
  private tail: Buffer | undefined;

  make(head: Buffer, shared: Buffer, tail: Buffer): Buffer {
    const { frame } = this;
    if (frame && shared === this.shared && tail === this.tail && head.length === this.headLength) {
      frame.set(head, this.start);
      return frame;
    }
    const start = startOfFrame(head.length + shared.length + tail.length);
    this.frame = Buffer.concat([start, head, shared, tail]);
    this.start = start.length;
    this.headLength = head.length;
    this.shared = shared;
    this.tail = tail;
    return this.frame;
  }
}

const frames = new Frames();

function startOfFrame(length: number): Buffer {
  if (length < 126) return Buffer.from([FINAL_TEXT, length]);
  if (length < 65_536) return Buffer.from([FINAL_TEXT, 126, length >> 8, length & 0xff]);
  const start = Buffer.alloc(10);
  start[0] = FINAL_TEXT;
  start[1] = 127;
  start.writeUInt32BE(length, 6);
  return start;
}
