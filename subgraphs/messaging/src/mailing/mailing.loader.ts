import { listOf, readPublished } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Mailing } from "./mailing.entity.js";
import { seenBy } from "./seen-mailings.js";
import type { Tally } from "./tallies.js";

/** Mailings that the viewer may see, by their ids. */
export const mailings: Batch<string, Mailing | null> = async (ids, context) => {
  const { em } = context;
  const seen = seenBy(context);
  const rows = await readPublished<{ id: string }>(
    em,
    ["organisation"],
    `select m.id from mailings m where m.id = any(?::uuid[]) and ${seen.sql}`,
    [listOf(ids.filter(isUuid)), ...seen.values],
  );
  const found = await em.find(
    Mailing,
    { id: { $in: rows.map(({ id }) => id) } },
    { disableIdentityMap: true },
  );
  const byId = new Map(found.map((mailing) => [mailing.id, mailing]));
  return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
};

/** What is counted of each of the mailings. */
export const tallies: Batch<string, Tally[]> = async (ids, { em }) => {
  const rows = await em.execute<(Tally & { mailingId: string })[]>(
    `select mailing_id as "mailingId", channel, what, sum(count)::int as count from mailing_tallies
     where mailing_id = any(?::uuid[]) group by mailing_id, channel, what`,
    [listOf([...ids])],
  );
  const byMailing = Map.groupBy(rows, ({ mailingId }) => mailingId);
  return ids.map((id) => byMailing.get(id) ?? []);
};
