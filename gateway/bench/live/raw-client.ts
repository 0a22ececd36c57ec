import { randomUUID } from "node:crypto";
import { createConnection, type Socket } from "node:net";
import { ITEM_ADDED } from "./news.js";

/** Where a client connects to and from: many addresses of this machine, so that no pair of them runs out of ports. */
export interface Way {
  readonly port: number;
  readonly from: string;
}

/** What a crowd of clients has heard since it was last asked. */
export class Ledger {
  readonly latencies: number[] = [];
  deliveries = 0;
  missed = 0;
  repeated = 0;
  /** Events the server said it had dropped. */
  dropped = 0;
}

const HANDSHAKE = [
  "GET /graphql HTTP/1.1",
  "Host: 127.0.0.1",
  "Upgrade: websocket",
  "Connection: Upgrade",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Protocol: graphql-transport-ws",
  "\r\n",
].join("\r\n");
const INIT = frame(JSON.stringify({ type: "connection_init" }));
const PING = frame(JSON.stringify({ type: "ping" }));
const HEAD_END = Buffer.from("\r\n\r\n");
const NOTHING: Buffer = Buffer.alloc(0);
const AT = Buffer.from('"at":');
const ID = Buffer.from('"itemAdded":{"id":"');
const MISSED = Buffer.from('"missed":{"events":');

/** A websocket client that does no more than it must: whoever measures must not be what is measured. */
export class RawClient {
  /** The number of the last item heard. */
  last = 0;
  private socket: Socket | undefined;
  private rest: Buffer = NOTHING;
  private isUp = false;
  private ready = () => {};
  private readonly id = randomUUID();

  constructor(
    private readonly topic: string,
    public ledger: Ledger,
  ) {}

  /** Connected, acknowledged and subscribed: from `last`, if anything was heard before. */
  async open({ port, from }: Way): Promise<void> {
    this.rest = NOTHING;
    this.isUp = false;
    const socket = createConnection({ port, host: "127.0.0.1", localAddress: from, noDelay: true });
    this.socket = socket;
    await new Promise<void>((resolve, reject) => {
      this.ready = resolve;
      socket.on("error", reject);
      socket.on("close", () => reject(new Error("The server has hung up.")));
      socket.on("data", (chunk) => this.read(chunk));
      socket.write(HANDSHAKE);
    });
  }

  drop(): void {
    this.socket?.removeAllListeners("close").destroy();
  }

  pause(): void {
    this.socket?.pause();
  }

  resume(): void {
    this.socket?.resume();
  }

  private read(chunk: Buffer): void {
    let data: Buffer = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    if (!this.isUp) {
      const end = data.indexOf(HEAD_END);
      if (end < 0) return void (this.rest = data);
      this.isUp = true;
      data = data.subarray(end + HEAD_END.length);
      this.socket?.write(INIT);
    }
    let at = 0;
    for (;;) {
      const start = at + (data[at + 1] === 127 ? 10 : data[at + 1] === 126 ? 4 : 2);
      if (data.length < start) break;
      const length =
        start - at === 2
          ? (data[at + 1] as number)
          : start - at === 4
            ? data.readUInt16BE(at + 2)
            : data.readUInt32BE(at + 6);
      if (data.length < start + length) break;
      this.take(data[at] as number, data.subarray(start, start + length));
      at = start + length;
    }
    // A copy: what is left of a large chunk must not keep all of it.
    this.rest = at === data.length ? NOTHING : Buffer.from(data.subarray(at));
  }

  private take(opcode: number, text: Buffer): void {
    if (opcode === 0x89) return void this.socket?.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]));
    if (opcode !== 0x81) return;
    const item = text.indexOf(ID);
    if (item >= 0) return this.hear(text, item + ID.length);
    if (text.includes("connection_ack")) {
      const variables = { topic: this.topic, ...(this.last > 0 && { after: `${this.topic}:${this.last}` }) };
      const payload = { query: ITEM_ADDED, variables };
      this.socket?.write(frame(JSON.stringify({ id: this.id, type: "subscribe", payload })));
      // What is answered after the subscription was taken says that it was.
      this.socket?.write(PING);
    } else if (text.includes("pong")) this.ready();
  }

  private hear(text: Buffer, idAt: number): void {
    const now = performance.timeOrigin + performance.now();
    const id = text.toString("latin1", idAt, text.indexOf(0x22, idAt));
    const number = Number(id.slice(id.indexOf(":") + 1));
    const at = text.indexOf(AT) + AT.length;
    const { ledger } = this;
    ledger.deliveries += 1;
    ledger.latencies.push(now - Number.parseFloat(text.toString("latin1", at, at + 20)));
    if (this.last > 0) {
      if (number > this.last + 1) ledger.missed += number - this.last - 1;
      if (number <= this.last) ledger.repeated += 1;
    }
    this.last = Math.max(this.last, number);
    const notice = text.indexOf(MISSED);
    if (notice >= 0)
      ledger.dropped += Number.parseInt(
        text.toString("latin1", notice + MISSED.length, notice + MISSED.length + 9),
        10,
      );
  }
}

/** A client's text frame; masked with zeros, which changes nothing. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126
      ? Buffer.from([0x81, 0x80 | payload.length])
      : Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}
