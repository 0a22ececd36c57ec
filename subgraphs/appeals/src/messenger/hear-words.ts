import { hear } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import type { AppealChannel } from "../appeal/appeal-words.js";
import { HeardWords } from "./heard-words.js";
import { messengerWordHeard, messengerWordRefused, messengerWordTaken } from "./messenger-word.events.js";
import { takeWord } from "./take-word.js";

interface Lent {
  readonly channel: AppealChannel.VK | AppealChannel.TELEGRAM;
  readonly memberId: string;
  readonly sealed: string;
}

/** That it was heard and what comes of it are one transaction. What is lent no more was given back, or went with who wrote it. */
export const messengerHearers = [
  hear(messengerWordHeard, async ({ id }, _told, context) => {
    const [lent] = await readPublished<Lent>(
      context.em,
      ["messenger_word"],
      `select channel, member_id as "memberId", sealed from published.messenger_word where id = ?`,
      [id],
    );
    if (!lent) return;
    const { sealed, ...word } = lent;
    const text = context.companion(HeardWords).open(id, sealed);
    const outcome = text === null ? "NOT_READ" : await takeWord({ ...word, id, text }, context);
    if (typeof outcome === "string") context.tell(messengerWordRefused, { id, reason: outcome });
    else context.tell(messengerWordTaken, { id, ...outcome });
  }),
];
