import type { EntityManager } from "@angel/kit/database";
import { hear } from "@angel/kit/events";
import type { Context } from "@angel/kit/subgraph";
import type { Answer } from "../code/code-message.js";
import { isNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import { notify } from "../notice/notify.js";
import { added, REFUSED, taken } from "./bot-answers.js";
import type { MessengerChannel } from "./messenger.js";
import { MessengerAnswers } from "./messenger-answers.js";
import { messengerWordRefused, messengerWordTaken } from "./messenger-word.events.js";
import { refusedTitle } from "./messenger-words.js";

/** Whoever wrote in the evening may read in the morning what became of it. */
const ANSWERED_WITHIN_HOURS = 24;

interface Settled {
  readonly channel: MessengerChannel;
  readonly accountId: string;
  readonly hasMore: boolean;
  /** Null where the messenger is linked no more. */
  readonly address: string | null;
}

/** What becomes of the words of members is answered where they wrote; the words are forgotten here. */
export const takenWordHearers = [
  hear(messengerWordTaken, async ({ id, isNew, ...appeal }, told, context) => {
    const word = await settle(context.em, id);
    if (!word || !isNews(told)) return;
    await answer(word, isNew ? taken(appeal, word.hasMore) : added(appeal, word.hasMore), context);
  }),
  hear(messengerWordRefused, async ({ id, reason }, _told, context) => {
    const word = await settle(context.em, id);
    if (!word) return;
    const { channel, accountId, address } = word;
    if (address !== null) return answer(word, REFUSED[reason], context);
    // What was lost is told all the same.
    const { words, path } = REFUSED[reason];
    await notify(context.em, {
      key: `messenger-word-refused:${id}`,
      subject: NoticeSubject.APPEAL,
      to: { accountIds: [accountId] },
      title: refusedTitle(channel),
      text: words,
      path: path ?? "",
    });
  }),
];

/** None where they are settled already, or went with the personal data of who wrote them. */
async function settle(em: EntityManager, id: string): Promise<Settled | undefined> {
  const [word] = await em.execute<Settled[]>(
    `with gone as (delete from untaken_words where id = ? returning channel, account_id, has_more)
     select channel, account_id as "accountId", has_more as "hasMore", address
     from gone left join messenger_links using (channel, account_id)`,
    [id],
  );
  return word;
}

async function answer(
  { channel, address: to }: Settled,
  said: Answer,
  { em, companion }: Context,
): Promise<void> {
  if (to !== null) await companion(MessengerAnswers).say(em, { channel, to }, said, ANSWERED_WITHIN_HOURS);
}
