import { createHash } from "node:crypto";
import type { MessengerLinks } from "../messenger/messenger-links.js";
import type { Vk, VkAnswer } from "../messenger/vk.js";
import { NoticeChannel } from "../notice/notice-words.js";
import { lostOrUnreached } from "./lost-or-unreached.js";
import { Pace } from "./pace.js";
import { plainText } from "./plain-text.js";
import { type Message, type Outcome, refused, type Sender, shut } from "./sender.js";

/** Twenty a second of a community, of which the codes' lane and what is heard take some. */
const SECOND_MS = 1_000;
const A_SECOND = 15;
/** The person takes nothing of ours: they forbade it, blacklisted us, never wrote to us, or are no more (18, 936). */
const GONE = new Set([18, 900, 901, 902, 936]);
/** Nothing is wrong with the message: our key is not theirs or may not write, or we write too much. */
const SHUT = new Set([2, 5, 6, 7, 9, 14, 27, 28, 29]);
/** VKontakte itself does not know what became of it. */
const BROKEN = new Set([1, 10]);

/** Hands messages to VKontakte, in the name of the union's community. */
export class VkSender implements Sender {
  readonly channel = NoticeChannel.VK;
  private readonly pace = new Pace(SECOND_MS / A_SECOND);

  constructor(
    private readonly vk: Vk,
    private readonly links: MessengerLinks,
    private readonly answerMs?: number,
  ) {}

  async send(message: Message): Promise<Outcome> {
    const first = await this.try(message);
    if (first.kind !== "UNCERTAIN") return first;
    // What they have taken they do not take again under the same number; a refusal tells nothing of the first.
    const second = await this.try(message);
    return second.kind === "ACCEPTED" ? second : first;
  }

  async close(): Promise<void> {}

  private async try(message: Message): Promise<Outcome> {
    await this.pace.turn();
    const facts = {
      peer_id: message.to,
      random_id: numberOf(message.id),
      message: plainText(message),
      dont_parse_links: "1",
    };
    try {
      const signal = this.answerMs === undefined ? undefined : AbortSignal.timeout(this.answerMs);
      return await this.endBy(await this.vk.call("messages.send", facts, signal), message);
    } catch (error) {
      return lostOrUnreached(error);
    }
  }

  private async endBy(answer: VkAnswer | null, { id, to }: Message): Promise<Outcome> {
    if (!answer) return { kind: "UNCERTAIN", reason: "no answer of theirs" };
    if ("response" in answer) return { kind: "ACCEPTED" };
    const { error_code: code } = answer.error;
    const reason = `error ${code}`;
    if (BROKEN.has(code)) return { kind: "UNCERTAIN", reason };
    if (SHUT.has(code)) return shut(reason);
    if (GONE.has(code)) await this.links.end(this.channel, to, id);
    return refused(reason, { isFinal: true });
  }
}

/** 63 bits of the delivery's id: unlike for all that a community ever sends. */
function numberOf(id: string): string {
  return `${createHash("sha256").update(id).digest().readBigUInt64BE() >> 1n}`;
}
