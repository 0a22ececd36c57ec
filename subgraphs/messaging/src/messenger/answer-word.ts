import type { EntityManager } from "@angel/kit/database";
import type { Answer } from "../code/code-message.js";
import { peopleOf } from "../person/people.js";
import {
  HOW_TO_LINK,
  HOW_TO_WRITE,
  linkedAnswer,
  linkedToAnother,
  STOPPED,
  UNKNOWN_CODE,
} from "./bot-answers.js";
import type { MessengerChannel, Word } from "./messenger.js";
import { ownerOfCode } from "./messenger-codes.js";
import { accountLinked, link, unlink } from "./messenger-links.js";
import { passWordOn } from "./pass-word-on.js";

const STOP = new Set(["стоп", "stop", "/stop"]);
/** As it is shown to be typed, in any case and spacing. */
const CODE = /^[a-z2-9]{4}(?:[\s-]?[a-z2-9]{4}){3}$/i;

/** What is a word to the bot, and not to the union: of a command, and of the button by which a conversation begins. */
const COMMAND = /^(?:\/\w+(?:\s+\S+)?|начать|start)$/i;

/** Does what somebody wrote in a messenger, within the transaction that remembers it; null where there is nothing to answer yet. */
export async function answerWord(
  em: EntityManager,
  wordsKey: Buffer,
  channel: MessengerChannel,
  word: Word,
): Promise<Answer | null> {
  const { id: key, from: address, text, code: brought } = word;
  if (text === null) {
    await unlink(em, { channel, address, key, end: "FORBIDDEN" });
    return null;
  }
  if (isStop(text))
    return (await unlink(em, { channel, address, key, end: "STOPPED" })) ? STOPPED : HOW_TO_LINK;
  const written = text.trim();
  const code = brought ?? (CODE.test(written) ? written : null);
  const accountId = code === null ? null : await ownerOfCode(em, channel, code);
  const linked = await accountLinked(em, { channel, address });
  if (accountId === null) {
    if (linked === null) return code === null ? HOW_TO_LINK : UNKNOWN_CODE;
    if (COMMAND.test(written)) return HOW_TO_WRITE;
    // The link by which somebody came may go with what they write long after.
    if (CODE.test(written)) return UNKNOWN_CODE;
    return passWordOn(em, wordsKey, { channel, accountId: linked }, word);
  }
  if (linked !== null && linked !== accountId) return linkedToAnother(channel);
  await link(em, accountId, { channel, address, key });
  const [holder] = await peopleOf(em, { accountIds: [accountId] });
  return linkedAnswer(holder?.name ?? null);
}

/** Whether somebody wants nothing more to come. */
export function isEnd({ text }: Word): boolean {
  return text === null || isStop(text);
}

function isStop(text: string): boolean {
  return STOP.has(
    text
      .trim()
      .toLowerCase()
      .replace(/[.!]+$/, ""),
  );
}
