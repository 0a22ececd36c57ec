import type { EntityManager } from "@angel/kit/database";
import { Telling } from "@angel/kit/events";
import { isPublished } from "@angel/kit/published";
import { seal } from "@angel/kit/seal";
import { randomUUID } from "node:crypto";
import type { Answer } from "../code/code-message.js";
import { peopleOf } from "../person/people.js";
import { NOT_READ, ONLY_WORDS } from "./bot-answers.js";
import type { MessengerChannel, Word } from "./messenger.js";
import { messengerWordHeard } from "./messenger-word.events.js";

/** What the holder of an account wrote goes to appeals, which answers it; an answer at once where it cannot. `key` seals it. */
export async function passWordOn(
  em: EntityManager,
  key: Buffer,
  { channel, accountId }: { readonly channel: MessengerChannel; readonly accountId: string },
  { text, hasMore }: Pick<Word, "text" | "hasMore">,
): Promise<Answer | null> {
  const [writer] = await peopleOf(em, { accountIds: [accountId] });
  // A platform without appeals lends no authors of them.
  if (!writer?.memberId || !(await isPublished(em, "appeal_author"))) return NOT_READ;
  if (!text?.trim()) return ONLY_WORDS;
  const id = randomUUID();
  await em.execute(
    `insert into untaken_words (id, channel, account_id, member_id, sealed, has_more)
     values (?, ?, ?, ?, ?, ?::boolean)`,
    [id, channel, accountId, writer.memberId, seal(key, id, Buffer.from(JSON.stringify(text))), hasMore],
  );
  const telling = new Telling();
  telling.tell(messengerWordHeard, { id });
  await telling.write(em);
  return null;
}
