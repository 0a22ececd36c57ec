import type { EntityManager } from "@angel/kit/database";
import type { PlainDate } from "@angel/kit/values";

/** Something that happened once: an appeal, a claim, an accident. Whoever hears of it notes it; nobody's name comes along. */
export interface Happening {
  kind: string;
  on: PlainDate;
  /** The organisation it concerns, by which it counts everywhere above. */
  organisationId: string;
  employerKey?: string | null;
  branch?: string | null;
  topic?: string | null;
}

/** Counts a happening, in the transaction of whoever hears of it. */
export async function noteHappening(em: EntityManager, happening: Happening): Promise<void> {
  const { kind, on, organisationId, employerKey = null, branch = null, topic = null } = happening;
  await em.execute(
    `insert into happenings as kept (kind, day, organisation_id, employer_key, branch, topic, count)
     values (?, ?, ?, ?, ?, ?, 1)
     on conflict (kind, day, organisation_id, employer_key, branch, topic) do update set count = kept.count + 1`,
    [kind, on, organisationId, employerKey, branch, topic],
  );
}

/** Counts one no more, in the transaction of whoever hears that it was another. */
export async function dropHappening(em: EntityManager, happening: Happening): Promise<void> {
  const { kind, on, organisationId, employerKey = null, branch = null, topic = null } = happening;
  const which = `kind = ? and day = ? and organisation_id = ?
    and (employer_key, branch, topic) is not distinct from (?::text, ?::text, ?::text)`;
  const values = [kind, on, organisationId, employerKey, branch, topic];
  await em.execute(
    `with last as (delete from happenings where count = 1 and ${which})
     update happenings set count = count - 1 where count > 1 and ${which}`,
    [...values, ...values],
  );
}

/** The rows of happenings with the places of their organisations in the tree as it is now; where no place is asked for, Postgres leaves them out. */
export const HAPPENINGS = {
  view: "happenings",
  isOwn: true,
  join: "left join published.organisation_place place on place.id = happenings.organisation_id",
  own: "place.node",
} as const;

/** What is looked at; what is left out is any. */
export interface HappeningFilter {
  kind?: string | null;
  employerKey?: string | null;
  branch?: string | null;
  topic?: string | null;
}

/** A condition on happenings, with its values. */
export function happeningsWhere(
  kinds: readonly string[],
  { kind, employerKey, branch, topic }: HappeningFilter,
): { where: string; params: string[] } {
  const asked = [
    ["employer_key = ?", employerKey],
    ["branch = ?", branch],
    ["topic = ?", topic],
  ].filter((one): one is [string, string] => typeof one[1] === "string");
  return {
    where: ["kind = any(?::text[])", ...asked.map(([sql]) => sql)].join(" and "),
    params: [`{${(kind ? [kind] : kinds).join()}}`, ...asked.map(([, value]) => value)],
  };
}
