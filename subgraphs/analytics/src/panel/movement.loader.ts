import type { Context } from "@angel/kit/subgraph";
import { STEPS, STEPS_BY_DAY, STEPS_BY_MONTH } from "../figure/movement-steps.js";
import { isOfMonths, isOfYear, type Period } from "../figure/period.js";
import type { Counts } from "../masking/suppress.js";
import { type Counted, toldCounts } from "../masking/told-counts.js";
import { grouped } from "../organisation/grouped.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import { countsBelow, sumsOf } from "../organisation/sum-below.js";
import { MovementFigures, RemovalReason } from "./movement.type.js";

const REASONS = Object.values(RemovalReason).map((reason) => reason.toLowerCase());
const UNEXPLAINED = "unexplained";
const SUMS = sumsOf([...STEPS, ...REASONS]);

export interface AskedMovement {
  organisation: Organisation;
  period: Period;
}

export async function movements(
  asked: readonly AskedMovement[],
  context: Context,
): Promise<MovementFigures[]> {
  const found = new Map<AskedMovement, MovementFigures>();
  for (const alike of grouped(asked, ({ period }) => `${period.from} ${period.until}`).values()) {
    const { period } = alike[0] as AskedMovement;
    const organisations = alike.map(({ organisation }) => organisation);
    const told = await toldCounts(organisations, movementIn(period), context);
    for (const [at, { counts, hidden }] of told.entries()) {
      const of = (name: string) => (hidden.has("movement") ? null : (counts[name] ?? 0));
      const removals = [...Object.values(RemovalReason), null]
        .map((reason) => ({ reason, count: counts[reason?.toLowerCase() ?? UNEXPLAINED] ?? 0 }))
        .filter(({ count }) => count > 0)
        .toSorted((one, other) => other.count - one.count);
      found.set(
        alike[at] as AskedMovement,
        Object.assign(new MovementFigures(), {
          countedFrom: period.from,
          countedUntil: period.until,
          admittedCount: of("registered"),
          transferredInCount: of("transferred_in"),
          transferredOutCount: of("transferred_out"),
          removedCount: of("removed"),
          removals: hidden.has("movement") ? null : removals,
        }),
      );
    }
  }
  return asked.map((one) => found.get(one) as MovementFigures);
}

/** Of whole months the registry keeps the sums. Who was removed for no reason written down is the rest of them. */
function movementIn(period: Period): Counted {
  const { view, by, ...kept } = isOfMonths(period) ? STEPS_BY_MONTH : STEPS_BY_DAY;
  return {
    read: async (places, context) => {
      const where = { where: `${by} between ? and ?`, params: [period.from, period.until] };
      const counts = await countsBelow(places, { view, ...kept, sums: SUMS, ...where }, context);
      return new Map([...counts].map(([node, steps]) => [node, { ...steps, [UNEXPLAINED]: restOf(steps) }]));
    },
    untold: isOfYear(period) ? [] : ["movement"],
    partitions: [
      {
        name: "movement",
        cells: (counts) =>
          [...STEPS.filter((step) => step !== "removed"), ...REASONS, UNEXPLAINED].map(
            (name) => counts[name] ?? 0,
          ),
      },
    ],
  };
}

function restOf(counts: Counts): number {
  return REASONS.reduce((rest, reason) => rest - (counts[reason] ?? 0), counts["removed"] ?? 0);
}
