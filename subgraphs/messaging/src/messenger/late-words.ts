import { Clockwork } from "@angel/kit/clockwork";
import { OWN_ROWS } from "@angel/kit/database";
import { Telling } from "@angel/kit/events";
import type { Parts } from "@angel/kit/subgraph";
import { LATE } from "./bot-answers.js";
import type { MessengerChannel } from "./messenger.js";
import { MessengerAnswers } from "./messenger-answers.js";
import { messengerWordRefused } from "./messenger-word.events.js";

const EVERY_MS = 15_000;
const AT_ONCE = 500;
const LATE_SECONDS = 60;
const KEPT_HOURS = 24;

/** Says to members that what they wrote is on its way still, where appeals takes its time; and after a day that it has not come. */
export class LateWords extends Clockwork {
  private readonly answers: MessengerAnswers;

  constructor(parts: Pick<Parts, "orm" | "log" | "key">) {
    super(parts, { everyMs: EVERY_MS, failed: "late words were not told of" });
    this.answers = new MessengerAnswers(parts);
  }

  protected override turn(): Promise<void> {
    return this.tell();
  }

  tell(): Promise<void> {
    return this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(async (em) => {
      const late = await em.execute<{ channel: MessengerChannel; to: string }[]>(
        `with late as (
           update untaken_words set is_late = true where id in (
             select id from untaken_words
             where not is_late and heard_at < now() - make_interval(secs => ${LATE_SECONDS})
             order by heard_at limit ${AT_ONCE} for update skip locked)
           returning channel, account_id)
         select distinct channel, address as "to" from late join messenger_links using (channel, account_id)`,
      );
      for (const { channel, to } of late) await this.answers.say(em, { channel, to }, LATE);
      const over = await em.execute<{ id: string }[]>(
        `update untaken_words set is_over = true where id in (
           select id from untaken_words
           where not is_over and heard_at < now() - make_interval(hours => ${KEPT_HOURS})
           order by heard_at limit ${AT_ONCE} for update skip locked)
         returning id`,
      );
      // Heard in its turn: what was taken before is answered so.
      const telling = new Telling();
      for (const { id } of over) telling.tell(messengerWordRefused, { id, reason: "NOT_READ" });
      await telling.write(em);
    });
  }
}
