import { NoticeChannel } from "../notice/notice-words.js";
import { type Heard, type Messenger, NotHeard, type Word, saidBy } from "./messenger.js";

export interface TelegramAccount {
  /** Of the Bot API, without a slash at the end. */
  readonly url: string;
  /** As in the address `t.me/NAME`. */
  readonly name: string;
  readonly key: string;
}

/** An answer of a method (https://core.telegram.org/bots/api#making-requests). */
export type TelegramAnswer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly error_code: number;
      readonly parameters?: { readonly retry_after?: number };
    };

const WAIT_SECONDS = 25;
const ANSWER_MS = 15_000;

/** A bot of Telegram, heard by long polling (https://core.telegram.org/bots/api#getupdates). */
export class Telegram implements Messenger {
  readonly channel = NoticeChannel.TELEGRAM;

  constructor(private readonly account: TelegramAccount) {}

  linkWith(code: string): string {
    return `https://t.me/${this.account.name}?start=${code}`;
  }

  /** Throws what `fetch` throws; null for what is no answer of theirs. */
  async call(
    method: string,
    facts: object,
    signal = AbortSignal.timeout(ANSWER_MS),
  ): Promise<TelegramAnswer | null> {
    const answer = await fetch(`${this.account.url}/bot${this.account.key}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(facts),
      redirect: "manual",
      signal,
    });
    const said = await saidBy(answer);
    return isAnswer(said) ? said : null;
  }

  async hear(place: string | null, stop: AbortSignal): Promise<Heard> {
    const patience = AbortSignal.timeout(WAIT_SECONDS * 1_000 + ANSWER_MS);
    const asked = {
      timeout: WAIT_SECONDS,
      allowed_updates: ["message", "my_chat_member"],
      ...(place !== null && { offset: Number(place) }),
    };
    const answer = await this.call("getUpdates", asked, AbortSignal.any([stop, patience]));
    if (!answer?.ok) throw new NotHeard(answer ? `error ${answer.error_code}` : "no answer");
    if (!Array.isArray(answer.result)) throw new NotHeard("no updates");
    const updates = (answer.result as unknown[]).filter(isUpdate);
    const last = updates.at(-1);
    return { words: updates.flatMap(wordIn), place: last ? `${last.update_id + 1}` : place };
  }
}

function isAnswer(said: unknown): said is TelegramAnswer {
  if (typeof said !== "object" || said === null) return false;
  const { ok, error_code: code } = said as { ok?: unknown; error_code?: unknown };
  return (ok === true && "result" in said) || (ok === false && typeof code === "number");
}

interface Chat {
  readonly id?: number;
  readonly type?: string;
}

interface Update {
  readonly update_id: number;
  readonly message?: { readonly chat?: Chat; readonly text?: string; readonly caption?: string };
  readonly my_chat_member?: { readonly chat?: Chat; readonly new_chat_member?: { readonly status?: string } };
}

function isUpdate(update: unknown): update is Update {
  return typeof (update as Partial<Update> | null)?.update_id === "number";
}

/** A person's own message to the bot, or that they have blocked it; of all else nothing is made. */
function wordIn({ update_id, message, my_chat_member: standing }: Update): Word[] {
  const chat = message?.chat ?? standing?.chat;
  if (chat?.type !== "private" || chat.id === undefined) return [];
  const from = { id: `${update_id}`, from: `${chat.id}` };
  if (message) {
    // What is no text may have one under it.
    const { caption = "", text = caption } = message;
    const [, code = null] = /^\/start (\S+)$/.exec(text) ?? [];
    return [{ ...from, text, code, hasMore: message.text === undefined }];
  }
  const isForbidden = standing?.new_chat_member?.status === "kicked";
  return isForbidden ? [{ ...from, text: null, code: null, hasMore: false }] : [];
}
