import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";

/** What the deed changes from here on holds since this day, not since today: history and counts of a day follow it. */
export async function holdsSince(day: PlainDate, { em }: Pick<Context, "em">): Promise<void> {
  await em.execute("select set_config('angel.since', ?, true)", [day]);
}
