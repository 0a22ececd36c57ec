import { daysAfter } from "@angel/kit/days";
import { Clockwork } from "@angel/kit/clockwork";
import { OWN_ROWS } from "@angel/kit/database";
import { Telling } from "@angel/kit/events";
import { isPublished } from "@angel/kit/published";
import type { Parts } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { monitoringDue } from "./monitoring.events.js";

const HOUR = 3_600_000;
/** So many days before the day to answer by. */
const DAYS_BEFORE = 3;

/** Tells of monitorings whose day comes, of each once. */
export class DueTeller extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: HOUR, failed: "nobody was told that monitorings are due; it is tried again" });
  }

  protected override turn(): Promise<unknown> {
    return this.tellDue();
  }

  async tellDue(): Promise<void> {
    await this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(async (em) => {
      if (!(await isPublished(em, "organisation"))) return;
      const due = await em.execute<NonNullable<typeof monitoringDue.payload>[]>(
        `update monitorings set due_told_at = clock_timestamp() from published.organisation asker
         where asker.id = organisation_id and due_told_at is null and closed_at is null and due_on between ? and ?
         returning monitorings.id, organisation_id as "organisationId", asker.path as "organisationPath",
           monitorings.level, due_on::text as "dueOn"`,
        [today(), daysAfter(today(), DAYS_BEFORE)],
      );
      const telling = new Telling();
      for (const monitoring of due) telling.tell(monitoringDue, monitoring);
      await telling.write(em);
    });
  }
}
