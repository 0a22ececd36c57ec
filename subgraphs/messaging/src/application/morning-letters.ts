import { Clockwork } from "@angel/kit/clockwork";
import { OWN_ROWS, type EntityManager } from "@angel/kit/database";
import { readPublished } from "@angel/kit/published";
import type { Parts } from "@angel/kit/subgraph";
import { NoticeSubject } from "../notice/notice-words.js";
import { notify } from "../notice/notify.js";
import { zoneOf } from "../notice/wording.js";
import { comeWords } from "./application-words.js";

const EVERY_MS = 30_000;
/** «8:01» by the clocks of the organisation. */
const MORNING = "08:01:00";

interface Keeping {
  organisationId: string;
  timeZone: string | null;
}

interface Led {
  name: string;
  memberId: string | null;
  chair: string | null;
}

/** Tells the chair each morning how many applications have come since the last letter. */
export class MorningLetters extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: EVERY_MS, failed: "chairs were not told of applications" });
  }

  protected override turn(): Promise<unknown> {
    return this.tell();
  }

  async tell(now = new Date()): Promise<void> {
    const waiting = await readPublished<Keeping>(
      this.em(),
      ["organisation_clock"],
      `select organisation_id as "organisationId", time_zone as "timeZone"
       from published.organisation_clock
       where organisation_id in (select organisation_id from come_applications)`,
    );
    for (const one of waiting) await this.em().transactional((em) => this.tellOf(one, now, em));
  }

  private em(): EntityManager {
    return this.parts.orm.em.fork({ session: OWN_ROWS });
  }

  /** What is taken away here is told of, once, whoever else is at it. */
  private async tellOf({ organisationId, timeZone }: Keeping, now: Date, em: EntityManager): Promise<void> {
    const come = await em.execute<{ id: string }[]>(
      `with clock as (select ?::text as zone, ?::timestamptz as moment)
       delete from come_applications using clock
       where organisation_id = ? and came_at < (date_trunc('day', (moment at time zone zone) - interval '${MORNING}')
         + interval '${MORNING}') at time zone zone
       returning application_id as id`,
      [zoneOf(timeZone), now.toISOString(), organisationId],
    );
    const last = come
      .map(({ id }) => id)
      .toSorted((a, b) => a.localeCompare(b))
      .at(-1);
    if (last === undefined) return;
    const [led] = await readPublished<Led>(
      em,
      ["organisation", "chair"],
      `select name, member_id as "memberId", concat_ws(' ', first_name, patronymic) as chair
       from published.organisation left join published.chair on chair.organisation_id = organisation.id
       where organisation.id = ?`,
      [organisationId],
    );
    if (!led) return;
    const { name, memberId, chair } = led;
    await notify(em, {
      key: `applications:${last}`,
      subject: NoticeSubject.APPLICATION,
      to: memberId === null ? { keepersOf: [organisationId] } : { memberIds: [memberId] },
      ...comeWords(come.length, name, memberId === null ? null : chair),
      path: `/organisations/${organisationId}/applications`,
      organisationId,
    });
  }
}
