import type { Context } from "@angel/kit/subgraph";
import { randomUUID } from "node:crypto";
import type { Appeal } from "../appeal/appeal.entity.js";
import { AppealState } from "../appeal/appeal-words.js";
import { WordsVault } from "../words-vault.js";
import { appealReplied, appealSaid } from "./message.events.js";
import { MESSAGE_COLUMNS, type MessageRow, opened, sealName } from "./message.loader.js";
import { type AppealMessage, AppealSide } from "./message.type.js";

interface Word {
  readonly side: AppealSide;
  readonly isInternal?: boolean;
  readonly text: string;
}

/** A word in an appeal that is locked. Said twice in a row it is said once: a form was sent again. */
export async function say(appeal: Appeal, word: Word, context: Context): Promise<AppealMessage> {
  const { em, viewer, tell, companion } = context;
  const { side, isInternal = false, text } = word;
  const last = await lastWord(appeal, context);
  if (last?.side === side && last.isInternal === isInternal && last.text === text) return last;

  const id = randomUUID();
  const place = appeal.lastSaid + 1;
  const [said] = await em.execute<MessageRow[]>(
    `insert into messages (id, appeal_id, place, side, is_internal, sealed, account_id)
     values (?, ?, ?::int, ?::appeal_side, ?::boolean, ?, ?) returning ${MESSAGE_COLUMNS}`,
    [
      id,
      appeal.id,
      place,
      side,
      isInternal,
      companion(WordsVault).seal(sealName.message(id), text),
      side === AppealSide.HANDLER ? viewer.accountId : null,
    ],
  );
  if (!said) throw new Error("What was said is not written.");
  appeal.lastSaid = place;
  if (side === AppealSide.HANDLER && !isInternal) {
    appeal.answeredAt ??= new Date();
    tell(appealReplied, { id: appeal.id, organisationId: appeal.handlingId });
  }
  tell(appealSaid, { id: appeal.id, messageId: id, place, isInternal });
  return opened(said, context);
}

/** The author speaks: what was answered waits for those who handle it again. */
export async function sayAsAuthor(appeal: Appeal, text: string, context: Context): Promise<AppealMessage> {
  const message = await say(appeal, { side: AppealSide.AUTHOR, text }, context);
  if (appeal.state === AppealState.ANSWERED) appeal.state = AppealState.IN_WORK;
  return message;
}

/** None where it is a note that is not the viewer's to see. */
async function lastWord({ id, lastSaid }: Appeal, context: Context): Promise<AppealMessage | null> {
  const [row] = await context.em.execute<MessageRow[]>(
    `select ${MESSAGE_COLUMNS} from messages where appeal_id = ? and place = ?::int`,
    [id, lastSaid],
  );
  return row ? opened(row, context) : null;
}
