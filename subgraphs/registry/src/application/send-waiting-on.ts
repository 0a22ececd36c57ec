import type { Context } from "@angel/kit/subgraph";
import type { Organisation } from "../organisation/organisation.entity.js";
import { applicationSubmitted } from "./application.events.js";
import { nextArrival } from "./lay-before.js";

/** What waits before an organisation that ends its work comes before another, which is told of each as of a new one. */
export async function sendWaitingOn(
  { from, to, note }: { from: Organisation; to: Organisation; note: string },
  context: Context,
): Promise<void> {
  const { em, tell, viewer } = context;
  const rows = await em.execute<{ id: string }[]>(
    "select id from join_applications where organisation_id = ? and status = 'SUBMITTED' order by arrival for update",
    [from.node],
  );
  if (rows.length === 0) return;
  const ids = JSON.stringify(rows.map(({ id }) => id));
  await em.execute(
    `insert into application_forwardings (application_id, from_id, to_id, note, forwarded_by_id)
     select value::uuid, ?, ?, ?, ? from json_array_elements_text(?::json)`,
    [from.node, to.node, note, viewer.accountId, ids],
  );
  const first = await nextArrival(context);
  const sent = await em.execute<{ id: string; arrival: string; waiting: number }[]>(
    `select value as id, arrival, applications_waiting(?) + place::int as waiting
     from (
       select value, ordinality as place,
         case ordinality when 1 then ? else nextval('application_arrivals') end as arrival
       from json_array_elements_text(?::json) with ordinality) waits`,
    [to.node, first, ids],
  );
  await em.execute(
    `select send_application_on(id, ?, arrival) from json_to_recordset(?::json) as sent (id uuid, arrival bigint)`,
    [to.node, JSON.stringify(sent)],
  );
  for (const { id, arrival, waiting } of sent) {
    const place = { arrival: Number(arrival), waiting };
    tell(applicationSubmitted, { applicationId: id, organisationId: to.id, path: to.path, ...place });
  }
}
