import { MOST_MISSED, notTooMuch, resumeRead } from "@angel/kit/live";
import { Open } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { openings } from "../access/note-openings.js";
import type { Appeal } from "../appeal/appeal.entity.js";
import { appealByCode, appeals, readerOf } from "../appeal/appeal.loader.js";
import { AppealTries } from "../appeal/appeal-tries.js";
import { handles } from "../appeal/handling.js";
import { appealSaid } from "./message.events.js";
import { MESSAGE_COLUMNS, type MessageRow, opened } from "./message.loader.js";
import { AppealMessage } from "./message.type.js";

interface Said {
  readonly payload: { readonly messageId: string; readonly place: number };
}
interface AppealRepliedArgs {
  appealId?: string | null;
  code?: string | null;
  after?: string | null;
}

@Resolver()
export class AppealReplied {
  @Subscription(() => AppealMessage, {
    description:
      "What is said in an appeal as it is said, for its author, by the code too, and for those who handle it. With `after`, first what was missed.",
    subscribe: source<AppealRepliedArgs>(open),
  })
  @Open(
    "It is for the author, who may have no name, and for those who handle it; row-level security says which.",
  )
  async appealReplied(
    @Root() { payload }: Said,
    @Arg("appealId", () => ID, { nullable: true, description: "The appeal; left out where a code is given." })
    appealId: string | null,
    @Arg("code", () => String, { nullable: true, description: "Its follow-up code." }) code: string | null,
    @Arg("after", () => ID, {
      nullable: true,
      description: "The last message seen; what was said after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() context: Context,
  ): Promise<AppealMessage> {
    const appeal = await found({ appealId, code }, context);
    if (!appeal) throw badInput("The appeal is not yours to see any more.");
    await context.load(openings).load(appeal);
    const [row] = await readerOf(appeal, context).execute<MessageRow[]>(
      `select ${MESSAGE_COLUMNS} from messages where id = ?`,
      [payload.messageId],
    );
    if (!row) throw badInput("The appeal is not yours to see any more.");
    return opened(row, context);
  }
}

async function open(args: AppealRepliedArgs, context: Context): Promise<AsyncIterable<Said>> {
  const { companion, address } = context;
  const appeal = args.code
    ? await companion(AppealTries).guess(address, () => found(args, context))
    : await found(args, context);
  if (!appeal) throw badInput("There is no such appeal of yours.");
  const seesNotes = handles(context.viewer, appeal);
  const live = context.live.on(
    appealSaid,
    ({ id, isInternal }) => id === appeal.id && (seesNotes || !isInternal),
  );
  return resumeRead<Said, number>(
    live,
    async () => {
      if (!args.after) return { after: await lastPlace(appeal, context), missed: [] };
      const after = await placeOf(args.after, appeal, context);
      return { after, missed: await saidAfter(after, appeal, context) };
    },
    ({ payload }) => payload.place,
  );
}

async function found({ appealId, code }: AppealRepliedArgs, context: Context): Promise<Appeal | null> {
  return code ? appealByCode(code, context) : context.load(appeals).load(appealId ?? "");
}

async function placeOf(id: string, appeal: Appeal, context: Context): Promise<number> {
  const [seen] = isUuid(id)
    ? await readerOf(appeal, context).execute<{ place: number }[]>(
        "select place from messages where id = ? and appeal_id = ?",
        [id, appeal.id],
      )
    : [];
  if (!seen) throw badInput("`after` is not a message of this appeal.");
  return seen.place;
}

/** What was said before one listened may be told of later than that. */
async function lastPlace(appeal: Appeal, context: Context): Promise<number> {
  const [last] = await readerOf(appeal, context).execute<{ place: number | null }[]>(
    "select max(place) as place from messages where appeal_id = ?",
    [appeal.id],
  );
  return last?.place ?? 0;
}

async function saidAfter(place: number, appeal: Appeal, context: Context): Promise<Said[]> {
  const missed = await readerOf(appeal, context).execute<{ messageId: string; place: number }[]>(
    `select id as "messageId", place from messages where appeal_id = ? and place > ?::int order by place limit ?::int`,
    [appeal.id, place, MOST_MISSED + 1],
  );
  return notTooMuch(missed, "appeal").map((payload) => ({ payload }));
}
