import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";

interface Topic {
  readonly streams: Set<Duplex>;
  told: number;
}

/**
 * What a delivery takes by Node's own streams at the least: the same bytes written to the same clients, by one who asks
 * nobody, checks nothing and keeps nothing back.
 */
export class BareSockets {
  private readonly topics = new Map<string, Topic>();

  attach(server: Server): void {
    const sockets = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false });
    server.on("upgrade", (request, stream, head) => {
      sockets.handleUpgrade(request, stream, head, (socket) => this.admit(socket, stream));
    });
  }

  publish(topics: readonly string[], letters: number): void {
    for (const name of topics) {
      const topic = this.topic(name);
      topic.told += 1;
      const at = performance.timeOrigin + performance.now();
      const item = { id: `${name}:${topic.told}`, at, text: "n".repeat(letters) };
      const text = writeNext(item);
      for (const stream of topic.streams) stream.write(text);
    }
  }

  private admit(socket: WebSocket, stream: Duplex): void {
    socket.on("error", () => {});
    socket.on("message", (data) => {
      // oxlint-disable-next-line typescript/no-base-to-string -- a text frame is a Buffer
      const { type, payload } = JSON.parse(data.toString()) as Message;
      if (type === "connection_init") socket.send('{"type":"connection_ack"}');
      if (type === "ping") socket.send('{"type":"pong"}');
      if (type !== "subscribe") return;
      const { streams } = this.topic(payload?.variables.topic ?? "");
      streams.add(stream);
      socket.on("close", () => streams.delete(stream));
    });
  }

  private topic(name: string): Topic {
    const known = this.topics.get(name) ?? { streams: new Set(), told: 0 };
    this.topics.set(name, known);
    return known;
  }
}

interface Message {
  readonly type: string;
  readonly payload?: { readonly variables: { readonly topic: string } };
}

/** A whole frame, as long as ours for the same item. */
function writeNext(itemAdded: object): Buffer {
  const id = "00000000-0000-0000-0000-000000000000";
  const payload = { data: { itemAdded }, extensions: { cost: 1 } };
  const text = Buffer.from(JSON.stringify({ id, type: "next", payload }));
  const head = Buffer.from([0x81, 126, 0, 0]);
  head.writeUInt16BE(text.length, 2);
  return Buffer.concat([head, text]);
}
