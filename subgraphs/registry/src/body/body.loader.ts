import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { grouped } from "../organisation/organisation.loader.js";
import { Body, Seat } from "./body.entity.js";

interface Wanted {
  node: number;
  /** In office on that day; now when null. */
  on: PlainDate | null;
}

/** Bodies in office: the committee, the presidium, the audit commission. */
export async function bodiesByOrganisation(wanted: readonly Wanted[], { em }: Context): Promise<Body[][]> {
  const rows = await em.execute<(object & { wish: number })[]>(
    `select wish, bodies.* from json_to_recordset(?::json) as wanted (wish int, node int, "on" date)
     join bodies on organisation_id = node
       and case when "on" is null then ended_on is null
         else elected_on <= "on" and (ended_on is null or ended_on > "on") end
     order by wish, kind`,
    [JSON.stringify(wanted.map(({ node, on }, wish) => ({ wish, node, on })))],
  );
  const found = grouped(rows, ({ wish }) => wish);
  return wanted.map((_, wish) => (found.get(wish) ?? []).map((row) => em.map(Body, row)));
}

interface SeatsWanted {
  body: string;
  on: PlainDate | null;
}

/** Who sits in the bodies, the head first; on a day, or at the end of the term. */
export async function seatsByBody(wanted: readonly SeatsWanted[], { em }: Context): Promise<Seat[][]> {
  const rows = await em.execute<object[]>(
    `select seats.* from seats join bodies on bodies.id = body_id
     where body_id = any(?::uuid[]) order by role, name_key(last_name, first_name, patronymic), seats.id`,
    [listOf([...new Set(wanted.map(({ body }) => body))])],
  );
  const found = grouped(
    rows.map((row) => em.map(Seat, row)),
    ({ bodyId }) => bodyId,
  );
  return wanted.map(({ body, on }) =>
    (found.get(body) ?? []).filter(({ sinceOn, untilOn }) =>
      on === null ? untilOn === null : sinceOn <= on && (untilOn === null || untilOn > on),
    ),
  );
}
