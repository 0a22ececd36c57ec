import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { OfficeEnd } from "../chair/chair.entity.js";
import { endPowers } from "../chair/term.js";
import { Organisation } from "./organisation.entity.js";

/** Ends what an organisation has: the chair's powers, bodies, offices; the history of each stays. */
export async function closeOrganisation(
  { id, node }: Organisation,
  on: PlainDate,
  context: Context,
): Promise<void> {
  const { em } = context;
  await endPowers({ id, node }, OfficeEnd.ORGANISATION_CLOSED, on, context);
  await em.execute(
    "update bodies set ended_on = greatest(elected_on, ?) where organisation_id = ? and ended_on is null",
    [on, node],
  );
  for (const table of ["seats", "officers"]) {
    await em.execute(
      `update ${table} set until_on = greatest(since_on, ?) where organisation_id = ? and until_on is null`,
      [on, node],
    );
  }
  await em.execute("update units set closed_on = ? where organisation_id = ? and closed_on is null", [
    on,
    node,
  ]);
}
