import type { Context } from "@angel/kit/subgraph";
import { isOfMonths, type Period } from "../figure/period.js";
import type { Counts } from "../masking/suppress.js";
import { type Counted, toldCounts } from "../masking/told-counts.js";
import { grouped } from "../organisation/grouped.js";
import { type Organisation, OrganisationLevel } from "../organisation/organisation.stub.js";
import { countsBelow, type Place, rowsBelow, sumsOf } from "../organisation/sum-below.js";
import { MovementFigures, RemovalReason } from "./movement.type.js";

const STEPS = ["registered", "transferred_in", "transferred_out", "removed"];
const REASONS = [...Object.values(RemovalReason), null];

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
      const removals = REASONS.map((reason) => ({ reason, count: counts[String(reason)] ?? 0 }))
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

/** Of whole months the registry keeps the sums, of the whole union too. */
async function stepsIn(
  period: Period,
  places: readonly Place[],
  context: Context,
): Promise<Map<number, Counts>> {
  const params = [period.from, period.until];
  const sums = sumsOf(STEPS);
  if (!isOfMonths(period))
    return countsBelow(places, { view: "movement_day", sums, where: "day between ? and ?", params }, context);
  const isWhole = ({ level }: Place) => level === OrganisationLevel.NATIONAL;
  const where = "month between ? and ?";
  const [whole, parts] = await Promise.all([
    countsBelow(places.filter(isWhole), { view: "movement_total", sums, where, params }, context),
    countsBelow(
      places.filter((place) => !isWhole(place)),
      { view: "movement_month", sums, where, params },
      context,
    ),
  ]);
  return new Map([...whole, ...parts]);
}

function movementIn(period: Period): Counted {
  const params = [period.from, period.until];
  return {
    read: async (places, context) => {
      const [steps, removals] = await Promise.all([
        stepsIn(period, places, context),
        rowsBelow<{ reason: string | null; count: number }>(
          places,
          {
            view: "removal",
            by: "reason",
            sums: "reason, count(*)::int as count",
            where: "day between ? and ?",
            params,
          },
          context,
        ),
      ]);
      return new Map(
        places.map(({ node }): [number, Counts] => [
          node,
          {
            ...steps.get(node),
            ...Object.fromEntries(
              (removals.get(node) ?? []).map(({ reason, count }) => [String(reason), count]),
            ),
          },
        ]),
      );
    },
    partitions: [
      {
        name: "movement",
        cells: (counts) =>
          ["registered", "transferred_in", "transferred_out", ...REASONS.map(String)].map(
            (name) => counts[name] ?? 0,
          ),
      },
    ],
  };
}
