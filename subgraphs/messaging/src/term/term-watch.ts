import { Clockwork } from "@angel/kit/clockwork";
import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import { readPublished } from "@angel/kit/published";
import type { Parts } from "@angel/kit/subgraph";
import { type PlainDate, today } from "@angel/kit/values";
import { NoticeSubject } from "../notice/notice-words.js";
import { notify } from "../notice/notify.js";
import { termWords } from "./term-words.js";

const EVERY_MS = 60 * 60_000;
/** How many days before the end a chair is warned. */
const DAYS_BEFORE = [7, 30, 90];
const AT_ONCE = 200;

interface Term {
  organisationId: string;
  name: string;
  memberId: string | null;
  powersUntil: PlainDate;
  daysBefore: number;
}

/** Warns chairs, and who helps them, before their powers end: there is time for an election. */
export class TermWatch extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: EVERY_MS, failed: "chairs were not warned" });
  }

  protected override turn(): Promise<unknown> {
    return this.warn();
  }

  async warn(now = new Date()): Promise<void> {
    while ((await this.stretch(today(now))) === AT_ONCE);
  }

  private stretch(day: PlainDate): Promise<number> {
    return this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(async (em) => {
      const terms = await newlyNear(em, day);
      for (const term of terms) await warnOf(em, term);
      return terms.length;
    });
  }
}

/** Terms that have come within so many days for the first time; whoever writes one down warns of it. */
function newlyNear(em: EntityManager, day: PlainDate): Promise<Term[]> {
  return readPublished<Term>(
    em,
    ["chair_term"],
    `with near as (
       select organisation_id, name, member_id, powers_until,
         (select min(days) from unnest(?::int[]) as days where powers_until - ?::date <= days) as days_before
       from published.chair_term where powers_until between ?::date and ?::date + ?::int
     ), warned as (
       insert into warned_terms (organisation_id, powers_until, days_before)
       select organisation_id, powers_until, days_before from near
       where not exists (select from warned_terms past where past.organisation_id = near.organisation_id
         and past.powers_until = near.powers_until and past.days_before = near.days_before)
       order by organisation_id limit ${AT_ONCE}
       on conflict do nothing returning organisation_id, powers_until
     )
     select organisation_id as "organisationId", name, member_id as "memberId",
       powers_until::text as "powersUntil", days_before as "daysBefore"
     from near join warned using (organisation_id, powers_until)`,
    [`{${DAYS_BEFORE.join()}}`, day, day, day, Math.max(...DAYS_BEFORE)],
  );
}

function warnOf(em: EntityManager, term: Term): Promise<void> {
  const { organisationId, name, memberId, powersUntil, daysBefore } = term;
  return notify(em, {
    key: `term:${organisationId}:${powersUntil}:${daysBefore}`,
    subject: NoticeSubject.REPORTING,
    to: { keepersOf: [organisationId], memberIds: memberId === null ? [] : [memberId] },
    ...termWords(name, powersUntil),
    path: `/organisations/${organisationId}/passport`,
    organisationId,
  });
}
