import type { EntityManager } from "@angel/kit/database";
import { isPublished } from "@angel/kit/published";
import type { PlainDate } from "@angel/kit/values";

/** The facts of organisations at the end of a day, of all without nodes: the registry's, and who takes part by loyalty. */
export async function factsOn(
  on: PlainDate,
  nodes: readonly number[] | null,
  em: EntityManager,
): Promise<{ sql: string; values: readonly unknown[] }> {
  const isTold = await isPublished(em, "bonus_participation");
  const participants = isTold
    ? `(select sum(change)::int from published.bonus_participation bonus
        where bonus.organisation_id = registered.organisation_id and day <= ?::date)`
    : "null::int";
  return {
    sql: `(select registered.*, ${participants} as bonus_participants
      from published.statistical_facts(?, ?::int[]) registered) facts`,
    values: [...(isTold ? [on] : []), on, nodes && `{${nodes.join()}}`],
  };
}
