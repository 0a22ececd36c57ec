import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { placeOfKey } from "@angel/kit/cursor-key";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { openings } from "../access/note-openings.js";
import { Appeal } from "../appeal/appeal.entity.js";
import { readerOf } from "../appeal/appeal.loader.js";
import { firstWords, MESSAGE_COLUMNS, type MessageRow, opened } from "./message.loader.js";
import { AppealMessage, AppealMessageConnection } from "./message.type.js";

const NOTED = "That somebody who handles it read it is written down, and its author sees it.";

@Resolver(() => Appeal)
export class MessageResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: `What its author wants, in their own words («Текст обращения»); null once it was forgotten. ${NOTED}`,
  })
  async text(@Root() appeal: Appeal, @Ctx() { load }: Context): Promise<string | null> {
    return (await load(firstWords).load(appeal))?.text ?? null;
  }

  @FieldResolver(() => AppealMessageConnection, {
    description: `The conversation («переписка»), the first word first; notes are there for those who handle it alone. ${NOTED}`,
  })
  async messages(
    @Root() appeal: Appeal,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<AppealMessage>> {
    await context.load(openings).load(appeal);
    const reader = readerOf(appeal, context);
    return connect<AppealMessage>(page, {
      key: ({ place }) => [place],
      rows: async (limit, after) => {
        const last = after === null ? 0 : placeOfKey(after);
        const rows = await reader.execute<MessageRow[]>(
          `select ${MESSAGE_COLUMNS} from messages where appeal_id = ? and place > ?::bigint order by place limit ?::int`,
          [appeal.id, last, limit],
        );
        return rows.map((row) => opened(row, context));
      },
      total: async () => {
        const [row] = await reader.execute<{ count: number }[]>(
          "select count(*)::int as count from messages where appeal_id = ?",
          [appeal.id],
        );
        return row?.count ?? 0;
      },
    });
  }
}
