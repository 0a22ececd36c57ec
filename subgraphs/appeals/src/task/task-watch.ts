import { Clockwork } from "@angel/kit/clockwork";
import { OWN_ROWS } from "@angel/kit/database";
import { Telling } from "@angel/kit/events";
import type { Parts } from "@angel/kit/subgraph";
import { type PlainDate, today } from "@angel/kit/values";
import { taskDue } from "./task.events.js";

const EVERY_MS = 60 * 60_000;
/** How many days before the last one whoever is responsible is reminded. */
const NEAR_DAYS = 1;
const AT_ONCE = 200;

interface Due {
  readonly id: string;
  readonly number: number;
  readonly responsibleId: string;
  readonly givenBy: string;
  readonly dueOn: PlainDate;
}

/** Tells, once of each term, that it is near, and that it is over. */
export class TaskWatch extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: EVERY_MS, failed: "nobody was told of terms of tasks" });
  }

  protected override turn(): Promise<unknown> {
    return this.tell();
  }

  async tell(now = new Date()): Promise<void> {
    const day = today(now);
    while ((await this.stretch("lateness_told_of", "due_on < ?::date", [day])) === AT_ONCE);
    const isNear = "due_on between ?::date and ?::date + ?::int";
    while ((await this.stretch("nearness_told_of", isNear, [day, day, NEAR_DAYS])) === AT_ONCE);
  }

  /** Whoever writes down that it is told tells it: two hosts pass each other by. */
  private stretch(
    told: "nearness_told_of" | "lateness_told_of",
    when: string,
    values: readonly unknown[],
  ): Promise<number> {
    return this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(async (em) => {
      const due = await em.execute<Due[]>(
        `update tasks set ${told} = due_on where id in (
           select id from tasks where ended_at is null and ${told} is distinct from due_on and ${when}
           order by due_on limit ?::int for update skip locked)
         returning id, number, responsible_id as "responsibleId", given_by as "givenBy", due_on::text as "dueOn"`,
        [...values, AT_ONCE],
      );
      const telling = new Telling();
      for (const task of due) telling.tell(taskDue, { ...task, isOverdue: told === "lateness_told_of" });
      await telling.write(em);
      return due.length;
    });
  }
}
