import type { Context } from "@angel/kit/subgraph";
import { organisationChanged } from "../organisation/organisation.events.js";

/** Who is on the register of another primary, or of none, leads no part of this one. */
export async function releaseOrganiser(
  memberId: string,
  { em, tell }: Pick<Context, "em" | "tell">,
): Promise<void> {
  const left = await em.execute<{ id: string }[]>(
    `with released as (
       update units set organiser_id = null from person_of(?)
       where organiser_id = any(ids) and not exists (select from members
         where members.id = any(ids) and members.status = 'ON_REGISTER'
           and members.primary_id = units.organisation_id)
       returning organisation_id)
     select distinct id from released join organisations on node = organisation_id`,
    [memberId],
  );
  for (const organisation of left) tell(organisationChanged, organisation);
}
