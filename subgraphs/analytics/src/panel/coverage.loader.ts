import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { headcounts } from "../figure/headcount.js";
import { Share } from "../figure/share.type.js";
import { type Counted, toldCounts } from "../masking/told-counts.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import { countsBelow, type Sum } from "../organisation/sum-below.js";
import { COVERED, CoverageKeeper } from "./coverage-keeper.js";
import type { CoverageFigures } from "./panel.type.js";

const SUM: Sum = { view: "workplace_coverage", sums: COVERED };

const WORKPLACES: Counted = {
  read: async (places, context) => {
    const whole = places.filter(({ level }) => level === "NATIONAL");
    const [found, ...kept] = await Promise.all([
      countsBelow(
        places.filter(({ level }) => level !== "NATIONAL"),
        SUM,
        context,
      ),
      ...whole.map(() => context.companion(CoverageKeeper).read()),
    ]);
    for (const [at, counts] of kept.entries()) found.set(whole[at]?.node ?? 0, { ...counts });
    return found;
  },
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
  const [told, heads] = await Promise.all([
    toldCounts(organisations, WORKPLACES, context),
    Promise.all(organisations.map((organisation) => context.load(headcounts).load(organisation))),
  ]);
  return told.map(({ counts: { primaries = 0, employed = 0, members = 0 }, hidden }, at) => {
    // Working members are counted by occupation too, and those who work there but are no members follow from both.
    const isHidden = hidden.has("members") || heads[at]?.hidden.has("occupation");
    return {
      primaryCount: primaries,
      employed: isHidden ? new Share(null, null, today()) : new Share(members, employed, today()),
    };
  });
}
