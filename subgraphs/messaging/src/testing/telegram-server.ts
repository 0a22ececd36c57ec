import type { IncomingMessage, ServerResponse } from "node:http";
import { MessengerServer, say } from "./messenger-server.js";

const KEY = "100:key-of-the-bot-of-the-union";

/** Telegram, as a bot sees it: forgets what was written once the bot asks for what came after it, and answers one that asks alone. */
export class TelegramServer extends MessengerServer {
  private updates: { update_id: number }[] = [];
  private nextId = 700;
  private asking: ServerResponse | null = null;
  /** How often two asked at once what has come. */
  conflicts = 0;
  /** How long one waits who has asked too much. */
  retryAfter = 1;

  static async start(): Promise<TelegramServer> {
    const server = new TelegramServer();
    await server.listen();
    return server;
  }

  get env(): Record<string, string> {
    return { TELEGRAM_BOT: "profsoyuz_bot", TELEGRAM_KEY: KEY, TELEGRAM_API_URL: this.url };
  }

  /** Somebody writes to the bot. */
  write(from: string, text: string): void {
    this.send(from, { text });
  }

  /** Somebody sends the bot something, a text or not. */
  send(from: string, what: object): void {
    this.happen({
      message: { message_id: 1, date: 0, chat: { id: Number(from), type: "private" }, ...what },
    });
  }

  /** Somebody blocks the bot. */
  block(from: string): void {
    const [chat, user] = [{ id: Number(from), type: "private" }, { id: 100 }];
    this.happen({ my_chat_member: { chat, new_chat_member: { user, status: "kicked" } } });
  }

  happen(update: object): void {
    this.updates.push({ update_id: (this.nextId += 1), ...update });
    this.wake();
  }

  protected override async answer(
    request: IncomingMessage,
    body: string,
    response: ServerResponse,
  ): Promise<void> {
    const refuse = (code: number) => ({
      ok: false,
      error_code: code,
      description: "No.",
      ...(code === 429 && { parameters: { retry_after: this.retryAfter } }),
    });
    const [, key, method] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? "") ?? [];
    if (key !== KEY) return say(response, refuse(401));
    const asked = JSON.parse(body) as { chat_id?: string; text?: string; offset?: number };
    if (method === "getUpdates") return this.hear(asked.offset ?? 0, response);
    const { chat_id: to, text } = asked;
    if (method !== "sendMessage" || !to || !text) return say(response, refuse(400));
    const take = () => {
      this.delivered.push({ to, text });
      return { ok: true, result: { message_id: this.delivered.length } };
    };
    this.deal(to, response, { take, refuse });
  }

  private async hear(offset: number, response: ServerResponse): Promise<void> {
    if (this.asking) {
      this.conflicts += 1;
      say(this.asking, { ok: false, error_code: 409, description: "Conflict." });
    }
    this.asking = response;
    if (!this.isRepeating) this.updates = this.updates.filter(({ update_id: id }) => id >= offset);
    if (this.updates.length === 0 && !this.fails) await this.news(response);
    if (this.asking !== response) return;
    this.asking = null;
    if (!this.hasFailed(response)) say(response, { ok: true, result: this.updates });
  }
}
