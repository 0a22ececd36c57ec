import { dateOf, type Moment } from "@angel/kit/moment";
import type { Batch, Context } from "@angel/kit/subgraph";
import { listOf } from "@angel/kit/published";
import { openings } from "../access/note-openings.js";
import { type Appeal } from "../appeal/appeal.entity.js";
import { readerOf } from "../appeal/appeal.loader.js";
import { WordsVault } from "../words-vault.js";
import type { AppealMessage } from "./message.type.js";

export type MessageRow = Omit<AppealMessage, "text" | "saidAt"> & {
  sealed: Uint8Array | null;
  saidAt: Moment;
};

export const MESSAGE_COLUMNS = `id, appeal_id as "appealId", place, side::text as side, is_internal as "isInternal",
  sealed, said_at as "saidAt"`;

export const sealName = {
  message: (id: string) => `message:${id}`,
  appeal: (id: string) => `appeal:${id}`,
};

/** The first word of each appeal: its text. */
export const firstWords: Batch<Appeal, AppealMessage | null> = async (asked, context) => {
  await context.load(openings).loadMany(asked);
  const groups = Map.groupBy(asked, ({ heldBy }) => heldBy?.toString("hex"));
  const found = await Promise.all(
    [...groups.values()].map(async (group) => {
      const [one] = group;
      const reader = one ? readerOf(one, context) : context.em;
      return reader.execute<MessageRow[]>(
        `select ${MESSAGE_COLUMNS} from messages where place = 1 and appeal_id = any(?::uuid[])`,
        [listOf(group.map(({ id }) => id))],
      );
    }),
  );
  const rows = found.flat();
  return asked.map(({ id }) => {
    const row = rows.find(({ appealId }) => appealId === id);
    return row ? opened(row, context) : null;
  });
};

export function opened({ sealed, ...row }: MessageRow, { companion }: Context): AppealMessage {
  const vault = companion(WordsVault);
  return {
    ...row,
    text: sealed === null ? null : vault.open<string>(sealName.message(row.id), sealed),
    saidAt: dateOf(row.saidAt),
  };
}
