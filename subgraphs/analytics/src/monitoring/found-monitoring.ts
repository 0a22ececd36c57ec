import { Problem } from "@angel/kit/problem";
import { isWithin } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { ObjectType } from "type-graphql";
import type { Organisation } from "../organisation/organisation.stub.js";
import { organisations } from "../organisation/organisation.loader.js";
import { Monitoring } from "./monitoring.entity.js";

@ObjectType({ implements: Problem, description: "There is no such monitoring for that organisation." })
export class MonitoringNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такого мониторинга.", en: "There is no such monitoring." });
  }
}

@ObjectType({ implements: Problem, description: "The monitoring takes no answers any more." })
export class MonitoringClosed extends Problem {
  constructor() {
    super({ ru: "Мониторинг закрыт: ответы больше не принимаются.", en: "The monitoring is closed." });
  }
}

export interface FoundMonitoring {
  readonly monitoring: Monitoring;
  /** Who asks. */
  readonly asker: Organisation;
}

/** Monitorings with those who announced them; null where there is none, or the one who did is gone. */
export async function foundMonitorings(
  ids: readonly string[],
  { em, load }: Context,
): Promise<(FoundMonitoring | null)[]> {
  const found = await em.find(Monitoring, { id: { $in: ids.filter(isUuid) } });
  return Promise.all(
    ids.map(async (id) => {
      const monitoring = found.find((one) => one.id === id);
      const asker = monitoring && (await load(organisations).load(monitoring.organisationId));
      return monitoring && asker?.path ? { monitoring, asker } : null;
    }),
  );
}

/** Whether the monitoring has to do with the organisation: whoever asks, and all below. */
export function concerns({ asker }: FoundMonitoring, { path }: Organisation): boolean {
  return isWithin(path, asker.path);
}

/** Whether the organisation is to answer. */
export function isAsked(found: FoundMonitoring, organisation: Organisation): boolean {
  return concerns(found, organisation) && organisation.level === found.monitoring.level;
}

/** A monitoring that nobody closes until the end of the transaction; held for an `update`, nobody answers either. */
export async function heldMonitoring(
  id: string,
  hold: "share" | "update",
  context: Context,
): Promise<FoundMonitoring | null> {
  if (!isUuid(id)) return null;
  await context.em.execute(`select from monitorings where id = ? for ${hold}`, [id]);
  return context.load(foundMonitorings).load(id);
}
