import type { Context } from "@angel/kit/subgraph";
import { isStorable, tidy } from "@angel/kit/text";
import { GraphQLError } from "graphql";
import { Appeal } from "../appeal/appeal.entity.js";
import { LONGEST_WORD } from "../appeal/appeal-input.js";
import { AppealTries } from "../appeal/appeal-tries.js";
import { AppealChannel, AppealKind } from "../appeal/appeal-words.js";
import { layAppeal } from "../appeal/lay-appeal.js";
import { homeOf } from "../member/register.loader.js";
import { sayAsAuthor } from "../message/say.js";
import { WordsVault } from "../words-vault.js";
import type { WordRefusal } from "./messenger-word.events.js";

/** What is written so soon after anything was said joins the appeal. */
const JOINS_WITHIN_HOURS = 6;
/** A greeting and a thank-you are no appeal. */
const FEWEST_WORDS = 3;

interface Word {
  readonly id: string;
  readonly channel: AppealChannel.VK | AppealChannel.TELEGRAM;
  readonly memberId: string;
  readonly text: string;
}

interface Taken {
  readonly appealId: string;
  readonly number: number;
  readonly isNew: boolean;
}

/** What a member wrote to a bot becomes an appeal in their name, or joins the one they wrote there a while ago. */
export async function takeWord(word: Word, context: Context): Promise<Taken | WordRefusal> {
  const text = tidy(word.text);
  if (!isStorable(text)) return "NOT_TEXT";
  // oxlint-disable-next-line typescript/no-misused-spread -- code points are what the form counts
  if ([...text].length > LONGEST_WORD) return "TOO_LONG";
  const going = await goingOn(word.memberId, context);
  if (going) {
    await sayAsAuthor(going, text, context);
    return { appealId: going.id, number: going.number, isNew: false };
  }
  return wordsIn(text) < FEWEST_WORDS ? "TOO_SHORT" : lay({ ...word, text }, context);
}

/** Their last open appeal of those that began in a messenger, locked, where something was said in it of late. */
async function goingOn(memberId: string, { em }: Context): Promise<Appeal | null> {
  const [going] = await em.execute<{ id: string }[]>(
    `select id from appeals
     where member_id = ? and channel in ('VK', 'TELEGRAM') and state <> 'CLOSED' and exists (
       select from messages where appeal_id = appeals.id and not is_internal
         and said_at > now() - make_interval(hours => ${JOINS_WITHIN_HOURS}))
     order by number desc limit 1 for update`,
    [memberId],
  );
  return going ? em.findOneOrFail(Appeal, { id: going.id }) : null;
}

async function lay({ id, channel, memberId, text }: Word, context: Context): Promise<Taken | WordRefusal> {
  const organisation = await homeOf(memberId, context);
  if (!organisation || organisation.isClosed) return "NO_ORGANISATION";
  if (!(await maySend(memberId, context))) return "TOO_MANY";
  const vault = context.companion(WordsVault);
  const { appeal } = await layAppeal(
    {
      // What exactly it is, who handles it finds out.
      kind: AppealKind.QUESTION,
      topicCode: "OTHER",
      text,
      channel,
      organisation,
      isAboutOrganisation: false,
      employer: {},
      memberId,
      contact: null,
      registeredBy: null,
      requestKey: vault.mac(["messenger", id]),
      requestMac: vault.mac([memberId, text]),
    },
    context,
  );
  return { appealId: appeal.id, number: appeal.number, isNew: true };
}

/** They are counted with those of the form. */
async function maySend(memberId: string, { em, companion }: Context): Promise<boolean> {
  try {
    await companion(AppealTries).takeWithin(em, { sentBy: memberId, sentFrom: null, codes: null });
    return true;
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
