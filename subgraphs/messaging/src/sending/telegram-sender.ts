import type { MessengerLinks } from "../messenger/messenger-links.js";
import type { Telegram, TelegramAnswer } from "../messenger/telegram.js";
import { NoticeChannel } from "../notice/notice-words.js";
import { lostOrUnreached } from "./lost-or-unreached.js";
import { Pace } from "./pace.js";
import { plainText } from "./plain-text.js";
import { type Message, type Outcome, refused, type Sender, shut } from "./sender.js";

/** Thirty a second of a bot, of which the codes' lane and what is heard take some. */
const SECOND_MS = 1_000;
const A_SECOND = 20;
/** Our key is none of theirs, or no more. */
const UNKNOWN_BOT = new Set([401, 404]);
const FORBIDDEN = 403;
const TOO_MANY = 429;

/** Hands messages to Telegram, in the name of the union's bot. */
export class TelegramSender implements Sender {
  readonly channel = NoticeChannel.TELEGRAM;
  private readonly pace = new Pace(SECOND_MS / A_SECOND);
  private shutUntil = 0;

  constructor(
    private readonly telegram: Telegram,
    private readonly links: MessengerLinks,
    private readonly answerMs?: number,
  ) {}

  async send(message: Message): Promise<Outcome> {
    await this.pace.turn();
    if (Date.now() < this.shutUntil) return shut(`error ${TOO_MANY}`);
    const facts = {
      chat_id: message.to,
      text: plainText(message),
      link_preview_options: { is_disabled: true },
    };
    try {
      const signal = this.answerMs === undefined ? undefined : AbortSignal.timeout(this.answerMs);
      return await this.endBy(await this.telegram.call("sendMessage", facts, signal), message);
    } catch (error) {
      return lostOrUnreached(error);
    }
  }

  async close(): Promise<void> {}

  private async endBy(answer: TelegramAnswer | null, { id, to }: Message): Promise<Outcome> {
    if (!answer) return { kind: "UNCERTAIN", reason: "no answer of theirs" };
    if (answer.ok) return { kind: "ACCEPTED" };
    const { error_code: code, parameters } = answer;
    const reason = `error ${code}`;
    if (code >= 500) return { kind: "UNCERTAIN", reason };
    if (code === TOO_MANY) this.shutUntil = Date.now() + (parameters?.retry_after ?? 1) * SECOND_MS;
    if (code === TOO_MANY || UNKNOWN_BOT.has(code)) return shut(reason);
    // They have blocked the bot, or are no more.
    if (code === FORBIDDEN) await this.links.end(this.channel, to, id);
    return refused(reason, { isFinal: true });
  }
}
