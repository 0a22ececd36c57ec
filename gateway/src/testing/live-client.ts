import { WebSocket } from "ws";

const A_MINUTE = 60_000;

interface LiveMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A websocket that says exactly what it is told to and remembers what it hears. */
export class LiveClient {
  readonly heard: LiveMessage[] = [];
  closed: { code: number; reason: string } | undefined;
  private readonly waiting = new Set<() => void>();

  private constructor(readonly socket: WebSocket) {
    socket.on("message", (data: Buffer) => {
      this.heard.push(JSON.parse(data.toString()) as LiveMessage);
      this.wake();
    });
    socket.on("open", () => this.wake());
    socket.on("close", (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.wake();
    });
    socket.on("error", () => {});
  }

  static async connect(
    url: string,
    headers: Record<string, string> = {},
    protocol: string | string[] = "graphql-transport-ws",
  ): Promise<LiveClient> {
    const client = new LiveClient(new WebSocket(url, protocol, { headers }));
    await client.until(() => client.socket.readyState !== WebSocket.CONNECTING);
    return client;
  }

  /** Connected and acknowledged. */
  static async open(url: string, payload: Record<string, unknown> = {}): Promise<LiveClient> {
    const client = await LiveClient.connect(url);
    client.say({ type: "connection_init", payload });
    await client.until(() => client.heard.length > 0 || client.closed !== undefined);
    return client;
  }

  say(message: unknown): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: Record<string, unknown> = {}): void {
    this.say({ id, type: "subscribe", payload: { query, variables } });
  }

  /** What was answered under this id, without its cost. */
  payloads(id: string): unknown[] {
    return this.heard
      .filter((message) => message.id === id && message.type === "next")
      .map(({ payload }) => withoutCost(payload as object));
  }

  /** Waits for what is to come; a minute is for nothing but to catch what never does. */
  async until(holds: () => boolean, ms = A_MINUTE): Promise<void> {
    const deadline = Date.now() + ms;
    while (!holds()) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`It did not come about. Heard: ${JSON.stringify(this.heard)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 20));
        this.waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async end(): Promise<void> {
    if (this.closed) return;
    this.socket.terminate();
    await this.until(() => this.closed !== undefined);
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}

function withoutCost({ extensions, ...answer }: { extensions?: { cost?: number } }): object {
  const { cost: _cost, ...others } = extensions ?? {};
  return Object.keys(others).length === 0 ? answer : { ...answer, extensions: others };
}

export async function until(holds: () => boolean, ms = A_MINUTE): Promise<void> {
  const deadline = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error("It did not come about.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
