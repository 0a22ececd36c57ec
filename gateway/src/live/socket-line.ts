import type { Duplex } from "node:stream";
import { type Ended, Following } from "./following.js";
import { handOver, isConnected, numberOf } from "./hand-over.js";
import { Outbox } from "./outbox.js";

/** Beyond this a slow reader must not hold a copy of what is shared. */
const MOST_COPIED = 8 * 1024;
const MOST_UNREAD_BYTES = 1024 * 1024;
const FINAL_TEXT = 0x81;
const PING = Buffer.from([0x89, 0]);
const PONG = 0x8a;
const CLOSING_BRACE = Buffer.from("}");

/**
 * What is said over one websocket, and what waits to be. Everything but the farewell, the last word of all, is put on the
 * connection here, in frames whole and unmasked as servers send them: most of a `next` is the same bytes for thousands of
 * clients, and what of it has not left yet is known without a look at the stream.
 */
export class SocketLine extends Outbox {
  private readonly number: number;
  private hasNews = false;
  private isBehind = false;
  private hasEnded = false;

  constructor(private readonly stream: Duplex) {
    super();
    this.number = numberOf(stream);
  }

  protected get isClear(): boolean {
    return !this.isBehind && isConnected(this.stream);
  }

  /** Answers are never dropped; a client that reads none of them is cut off. */
  say(message: object): void {
    const text = Buffer.from(JSON.stringify(message));
    this.answer(Buffer.concat([startOfFrame(text.length), text]));
  }

  ping(): void {
    this.answer(PING);
  }

  /** To a ping of the protocol below ours, whose data have at most 125 bytes. */
  pong(data: Buffer): void {
    this.answer(Buffer.concat([Buffer.from([PONG, data.length]), data]));
  }

  /** Whether news were sent since this was last asked. */
  hadNews(): boolean {
    const { hasNews } = this;
    this.hasNews = false;
    return hasNews;
  }

  /** A text frame of three parts; the middle one is shared with other clients. */
  send(head: Buffer, shared: Buffer, tail: Buffer): void {
    if (!this.hasNews) this.hasNews = true;
    if (shared.length <= MOST_COPIED) this.put(frames.make(head, shared, tail));
    else this.putOff([startOfFrame(head.length + shared.length + tail.length), head, shared, tail]);
  }

  /** Nothing is said any more. */
  end(): void {
    this.hasEnded = true;
  }

  private answer(frame: Buffer): void {
    if (this.hasEnded) return;
    if (this.stream.writableLength > MOST_UNREAD_BYTES) this.stream.destroy();
    else this.put(frame);
  }

  /** The bytes may be changed afterwards. */
  private put(bytes: Buffer): void {
    const taken = this.isBehind ? 0 : handOver(this.stream, this.number, bytes);
    if (taken < bytes.length) this.putOff([Buffer.from(bytes.subarray(taken))]);
  }

  /** Lets the stream send it, and whatever comes until it has behind it. */
  private putOff(pieces: readonly Buffer[]): void {
    this.isBehind = true;
    this.stream.cork();
    for (const piece of pieces) this.stream.write(piece, () => this.sent());
    this.stream.uncork();
  }

  private sent(): void {
    if (this.stream.writableLength > 0) return;
    this.isBehind = false;
    this.drain();
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
