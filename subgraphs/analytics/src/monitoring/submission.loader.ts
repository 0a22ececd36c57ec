import type { Context } from "@angel/kit/subgraph";
import { MonitoringSubmission } from "./monitoring-submission.entity.js";

/** The answers that count, by `monitoring/organisation`. */
export async function submissions(
  keys: readonly string[],
  { em }: Context,
): Promise<(MonitoringSubmission | null)[]> {
  const pairs = keys.map((key) => key.split("/"));
  const found = await em.find(MonitoringSubmission, {
    monitoringId: { $in: [...new Set(pairs.map(([monitoring = ""]) => monitoring))] },
    organisationId: { $in: [...new Set(pairs.map(([, organisation = ""]) => organisation))] },
    replacedAt: null,
  });
  const byKey = new Map(found.map((one) => [`${one.monitoringId}/${one.organisationId}`, one]));
  return keys.map((key) => byKey.get(key) ?? null);
}
