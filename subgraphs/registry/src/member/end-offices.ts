import type { Context } from "@angel/kit/subgraph";
import { organisationChanged } from "../organisation/organisation.events.js";

/**
 * Whoever is on no register any more, by whichever of their cards, holds no office since the day they left; what they
 * held stays known as of the days before.
 */
export async function endOffices(
  memberId: string,
  { em, tell }: Pick<Context, "em" | "tell">,
): Promise<void> {
  const ended = (table: "seats" | "officers") =>
    `update ${table} set until_on = greatest(since_on, left_on) from person
     where member_id = any(ids) and until_on is null returning organisation_id`;
  const left = await em.execute<{ id: string }[]>(
    `with person as (
         select ids, (select max(moved_on) from movements
           where movements.member_id = any(ids) and kind = 'REMOVED') as left_on
         from person_of(?) where not is_on_register),
       seated as (${ended("seats")}),
       helping as (${ended("officers")})
     select distinct id from (table seated union table helping) ended
     join organisations on node = organisation_id`,
    [memberId],
  );
  for (const organisation of left) tell(organisationChanged, organisation);
}
