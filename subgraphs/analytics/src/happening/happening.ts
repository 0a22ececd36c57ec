import type { EntityManager } from "@angel/kit/database";
import type { PlainDate } from "@angel/kit/values";
import type { Period } from "../figure/period.js";
import { firstOf } from "../trend/steps.js";
import type { TrendStep } from "../trend/trend.type.js";

/** Something that happened once: an appeal, a claim, an accident. Whoever hears of it notes it; nobody's name comes along. */
export interface Happening {
  kind: string;
  on: PlainDate;
  /** The organisation it concerns, by which it counts everywhere above. */
  organisationId: string;
  employerId?: string | null;
  branch?: string | null;
  topic?: string | null;
}

/** Counts a happening, in the transaction of whoever hears of it. */
export async function noteHappening(em: EntityManager, happening: Happening): Promise<void> {
  const { kind, on, organisationId, employerId = null, branch = null, topic = null } = happening;
  await em.execute(
    `insert into happenings as kept (kind, day, organisation_id, employer_id, branch, topic, count)
     values (?, ?, ?, ?, ?, ?, 1)
     on conflict (kind, day, organisation_id, employer_id, branch, topic) do update set count = kept.count + 1`,
    [kind, on, organisationId, employerId, branch, topic],
  );
}

/** What is looked at; what is left out is any. */
export interface HappeningFilter {
  employerId?: string;
  branch?: string;
  topic?: string;
}

/** How often it happened at an organisation and below, by steps; a step in which nothing did has no entry. */
export async function happeningsBelow(
  em: EntityManager,
  path: string,
  kind: string,
  { from, until }: Period,
  step: TrendStep,
  { employerId, branch, topic }: HappeningFilter = {},
): Promise<Map<PlainDate, number>> {
  const conditions: [sql: string, value: string | undefined][] = [
    ["employer_id = ?", employerId],
    ["branch = ?", branch],
    ["topic = ?", topic],
  ];
  const asked = conditions.filter((one): one is [string, string] => one[1] !== undefined);
  const rows = await em.execute<{ day: PlainDate; count: number }[]>(
    `select day::text, sum(count)::int as count from happenings
     join published.organisation_place place on place.id = organisation_id
     where kind = ? and day between ? and ? and (place.path = ? or place.path ^@ ?)
       ${asked.map(([sql]) => `and ${sql}`).join(" ")}
     group by day order by day`,
    [kind, from, until, path, `${path}.`, ...asked.map(([, value]) => value)],
  );
  const counts = new Map<PlainDate, number>();
  for (const { day, count } of rows) {
    const first = firstOf(day, step);
    counts.set(first, (counts.get(first) ?? 0) + count);
  }
  return counts;
}
