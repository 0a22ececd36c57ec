import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { PlainDate } from "@angel/kit/values";
import { PayoutTable } from "./payout-table.entity.js";

export const payoutTables: Batch<string, PayoutTable | null> = async (ids, { em }) => {
  const found = await em.find(PayoutTable, { id: { $in: ids.filter(isUuid) } });
  return ids.map((id) => found.find((table) => table.id === id.toLowerCase()) ?? null);
};

/** All versions of a programme's table, the newest first. */
export const tablesOfProgrammes: Batch<string, PayoutTable[]> = async (ids, { em }) => {
  const found = await em.find(
    PayoutTable,
    { programmeId: { $in: [...ids] } },
    { orderBy: { version: "desc" } },
  );
  return ids.map((id) => found.filter(({ programmeId }) => programmeId === id));
};

/** The one that holds for injuries of a day. */
export function inForce(tables: readonly PayoutTable[], day: PlainDate): PayoutTable | undefined {
  return tables
    .filter(({ startsOn }) => startsOn !== null && startsOn <= day)
    .toSorted((one, other) => (one.startsOn ?? "").localeCompare(other.startsOn ?? ""))
    .at(-1);
}
