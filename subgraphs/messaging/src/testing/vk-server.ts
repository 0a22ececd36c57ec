import type { IncomingMessage, ServerResponse } from "node:http";
import { MessengerServer, say } from "./messenger-server.js";

const KEY = "vk1.a.key-of-the-community";

/** VKontakte, as a community sees it: takes a message once under a number, and keeps what was written to the community. */
export class VkServer extends MessengerServer {
  /** The numbers under which messages were taken, with their places. */
  private readonly taken = new Map<string, number>();
  private readonly updates: object[] = [];
  /** Where the queue is said to be, if not here. */
  queueUrl = "";
  /** How many queues were asked for; a new one ends the one before. */
  queues = 0;

  static async start(): Promise<VkServer> {
    const server = new VkServer();
    await server.listen();
    return server;
  }

  get env(): Record<string, string> {
    return { VK_COMMUNITY: "profsoyuz", VK_COMMUNITY_ID: "100", VK_KEY: KEY, VK_API_URL: this.url };
  }

  /** Somebody writes to the community; `more` where they came by a link with a code (`ref`), or something came along. */
  write(from: string, text: string, more: object = {}): void {
    const message = { from_id: Number(from), peer_id: Number(from), text, ...more };
    this.happen("message_new", { message, client_info: {} });
  }

  /** Somebody forbids the community to write to them. */
  deny(from: string): void {
    this.happen("message_deny", { user_id: Number(from) });
  }

  happen(type: string, object: unknown): void {
    this.updates.push({ type, event_id: `event-${this.updates.length}`, v: "5.199", object, group_id: 100 });
    this.wake();
  }

  protected override async answer(
    request: IncomingMessage,
    body: string,
    response: ServerResponse,
  ): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "", this.url);
    if (pathname === "/queue") return this.hear(searchParams, response);
    const asked = new URLSearchParams(body);
    const refuse = (code: number) => ({ error: { error_code: code, error_msg: "No.", request_params: [] } });
    if (asked.get("access_token") !== KEY) return say(response, refuse(5));
    if (asked.get("v") === null) return say(response, refuse(8));
    if (pathname === "/method/groups.getLongPollServer") {
      if (asked.get("group_id") !== "100") return say(response, refuse(100));
      this.queues += 1;
      const queue = {
        server: this.queueUrl || `${this.url}/queue`,
        key: `queue-${this.queues}`,
        ts: `${this.updates.length}`,
      };
      return say(response, { response: queue });
    }
    const [to, text, number] = [asked.get("peer_id"), asked.get("message"), asked.get("random_id")];
    if (pathname !== "/method/messages.send" || !to || !text || !/^\d{1,19}$/.test(number ?? ""))
      return say(response, refuse(100));
    const take = () => {
      if (!this.taken.has(number ?? "")) {
        this.taken.set(number ?? "", this.taken.size + 1);
        this.delivered.push({ to, text });
      }
      return { response: this.taken.get(number ?? "") };
    };
    this.deal(to, response, { take, refuse });
  }

  private async hear(asked: URLSearchParams, response: ServerResponse): Promise<void> {
    if (asked.get("key") !== `queue-${this.queues}`) return say(response, { failed: 2 });
    const place = this.isRepeating ? 0 : Number(asked.get("ts"));
    if (place >= this.updates.length && !this.fails) await this.news(response);
    if (this.hasFailed(response)) return;
    say(response, { ts: `${this.updates.length}`, updates: this.updates.slice(place) });
  }
}
