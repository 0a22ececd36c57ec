import { Clockwork } from "@angel/kit/clockwork";
import { OWN_ROWS } from "@angel/kit/database";
import type { Parts } from "@angel/kit/subgraph";
import { endMailings, noteChange } from "./note-change.js";

const EVERY_MS = 1_000;
/** Two hosts need not do it at once. Any number will do, so long as nobody else uses it. */
const LOCK = 743_342;

/** Tells, once a second at most, of which mailings the counts have changed, and folds what was counted since. */
export class CountsTeller extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: EVERY_MS, failed: "counts of mailings are not told" });
  }

  protected override async turn(): Promise<void> {
    const own = this.parts.orm.em.fork({ session: OWN_ROWS });
    const [isUntold] = await own.execute<object[]>("select from mailing_tallies where not is_told limit 1");
    if (!isUntold) return;
    await own.transactional(async (em) => {
      const [lock] = await em.execute<{ taken: boolean }[]>("select pg_try_advisory_xact_lock(?) as taken", [
        LOCK,
      ]);
      if (!lock?.taken) return;
      const folded = await em.execute<{ id: string }[]>(
        `with untold as (select distinct mailing_id from mailing_tallies where not is_told),
         taken as (
           delete from mailing_tallies using untold where mailing_tallies.mailing_id = untold.mailing_id
           returning mailing_tallies.*),
         folded as (
           insert into mailing_tallies (mailing_id, channel, what, count, is_told)
           select mailing_id, channel, what, sum(count), true from taken group by mailing_id, channel, what
           having sum(count) <> 0)
         select mailing_id as id from untold order by id`,
      );
      const ids = folded.map(({ id }) => id);
      await endMailings(em, ids);
      await noteChange(em, ids);
    });
  }
}
