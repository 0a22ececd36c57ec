import { NoticeChannel } from "../notice/notice-words.js";
import { type Heard, type Messenger, NotHeard, type Word, saidBy } from "./messenger.js";

export interface VkCommunity {
  /** Of the API, without a slash at the end. */
  readonly url: string;
  readonly id: number;
  /** As in the address `vk.com/NAME`. */
  readonly name: string;
  readonly key: string;
}

/** An answer of a method, by the rules of https://dev.vk.com/reference/errors. */
export type VkAnswer = { readonly response: unknown } | { readonly error: { readonly error_code: number } };

interface Queue {
  readonly server: string;
  readonly key: string;
  readonly ts: string;
}

const VERSION = "5.199";
const WAIT_SECONDS = 25;
const ANSWER_MS = 15_000;

/** A community of VKontakte, spoken to in its own name; heard by long polling (https://dev.vk.com/api/bots-long-poll/getting-started). */
export class Vk implements Messenger {
  readonly channel = NoticeChannel.VK;
  private queue: Queue | null = null;

  constructor(private readonly community: VkCommunity) {}

  linkWith(code: string): string {
    return `https://vk.me/${this.community.name}?ref=${code}`;
  }

  /** The key goes in the body, for addresses are written into logs. Throws what `fetch` throws; null for what is no answer of theirs. */
  async call(
    method: string,
    facts: Record<string, string>,
    signal = AbortSignal.timeout(ANSWER_MS),
  ): Promise<VkAnswer | null> {
    const answer = await fetch(`${this.community.url}/method/${method}`, {
      method: "POST",
      body: new URLSearchParams({ ...facts, access_token: this.community.key, v: VERSION }),
      redirect: "manual",
      signal,
    });
    const said = await saidBy(answer);
    return isAnswer(said) ? said : null;
  }

  async hear(place: string | null, stop: AbortSignal): Promise<Heard> {
    try {
      return await this.askQueue(place, stop);
    } catch (error) {
      // It may be elsewhere by now.
      this.queue = null;
      throw error;
    }
  }

  private async askQueue(place: string | null, stop: AbortSignal): Promise<Heard> {
    const queue = (this.queue ??= await this.openQueue(stop));
    const after = place ?? queue.ts;
    const address = new URL(queue.server);
    const asked = { act: "a_check", key: queue.key, ts: after, wait: `${WAIT_SECONDS}` };
    address.search = new URLSearchParams(asked).toString();
    const patience = AbortSignal.timeout(WAIT_SECONDS * 1_000 + ANSWER_MS);
    const answer = await fetch(address, { redirect: "manual", signal: AbortSignal.any([stop, patience]) });
    const { failed, ts, updates } = (await answer.json()) as Partial<
      Record<"failed" | "ts" | "updates", unknown>
    >;
    // What the queue has forgotten is lost; it says from where it remembers.
    if (failed === 1) return { words: [], place: placeIn(ts) };
    if (failed !== undefined) {
      this.queue = null;
      return { words: [], place: failed === 2 ? after : null };
    }
    if (!Array.isArray(updates)) throw new NotHeard("no updates");
    return { words: updates.flatMap(wordIn), place: placeIn(ts) };
  }

  private async openQueue(stop: AbortSignal): Promise<Queue> {
    const patience = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_MS)]);
    const answer = await this.call(
      "groups.getLongPollServer",
      { group_id: `${this.community.id}` },
      patience,
    );
    if (!answer || "error" in answer)
      throw new NotHeard(answer ? `error ${answer.error.error_code}` : "no answer");
    const { server, key, ts } = answer.response as Partial<Record<keyof Queue, unknown>>;
    if (typeof server !== "string" || typeof key !== "string" || !this.isTrusted(server))
      throw new NotHeard("no queue");
    return { server, key, ts: placeIn(ts) };
  }

  /** The queue is heard no less safely than the API. */
  private isTrusted(server: string): boolean {
    return URL.canParse(server) && new URL(server).protocol === new URL(this.community.url).protocol;
  }
}

function isAnswer(said: unknown): said is VkAnswer {
  if (typeof said !== "object" || said === null) return false;
  const { error } = said as { error?: { error_code?: unknown } };
  return "response" in said || typeof error?.error_code === "number";
}

function placeIn(ts: unknown): string {
  if (typeof ts !== "string" && typeof ts !== "number") throw new NotHeard("no place");
  return `${ts}`;
}

interface Update {
  readonly type?: string;
  readonly event_id?: string;
  readonly object?: {
    readonly user_id?: number;
    readonly message?: {
      readonly from_id?: number;
      readonly peer_id?: number;
      readonly text?: string;
      readonly ref?: string;
      readonly attachments?: readonly { readonly type?: string }[];
      readonly fwd_messages?: readonly unknown[];
      readonly geo?: unknown;
    };
  };
}

/** A person's own message to the community, or that they forbid its messages; of all else nothing is made. */
function wordIn(update: unknown): Word[] {
  const { type, event_id: id, object } = (update ?? {}) as Update;
  if (typeof id !== "string") return [];
  if (type === "message_deny" && object?.user_id)
    return [{ id, from: `${object.user_id}`, text: null, code: null, hasMore: false }];
  const { from_id: from = 0, peer_id: peer, text = "", ref, ...more } = object?.message ?? {};
  if (type !== "message_new" || from <= 0 || from !== peer) return [];
  return [{ id, from: `${from}`, text, code: ref || null, hasMore: hasMore(more) }];
}

type Message = NonNullable<NonNullable<Update["object"]>["message"]>;

/** A link in a text goes as an attachment too. */
function hasMore({ attachments, fwd_messages: passedOn, geo }: Message): boolean {
  const isMore = Array.isArray(attachments) && attachments.some((one) => one?.type !== "link");
  return isMore || (Array.isArray(passedOn) && passedOn.length > 0) || Boolean(geo);
}
