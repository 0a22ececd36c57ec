import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { Share } from "../figure/share.type.js";
import { type Counted, toldCounts } from "../masking/told-counts.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import { countsBelow } from "../organisation/sum-below.js";
import type { CoverageFigures } from "./panel.type.js";

const WORKPLACES: Counted = {
  read: (places, context) =>
    countsBelow(
      places,
      {
        view: "workplace_coverage",
        sums: `count(*)::int as primaries, coalesce(sum(employed), 0)::int as employed,
          coalesce(sum(employed_members), 0)::int as members`,
      },
      context,
    ),
  partitions: [
    {
      name: "members",
      cells: ({ members = 0, employed = 0 }) => [members, Math.max(0, employed - members)],
    },
  ],
};

export async function coverages(
  organisations: readonly Organisation[],
  context: Context,
): Promise<CoverageFigures[]> {
  const told = await toldCounts(organisations, WORKPLACES, context);
  return told.map(({ counts: { primaries = 0, employed = 0, members = 0 }, hidden }) => ({
    primaryCount: primaries,
    employed: new Share(hidden.has("members") ? null : members, employed, today()),
  }));
}
