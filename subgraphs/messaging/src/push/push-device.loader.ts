import { dateOf, type Moment } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { PushDevice } from "./push-device.type.js";

interface DeviceRow {
  id: string;
  name: string;
  isOfThisSession: boolean;
  addedAt: Moment;
  lastUsedAt: Moment | null;
}

/** The viewer's own, the last added first. */
export async function ownDevices({ em, viewer }: Pick<Context, "em" | "viewer">): Promise<PushDevice[]> {
  const rows = await em.execute<DeviceRow[]>(
    `select id, name, added_at as "addedAt", last_used_at as "lastUsedAt",
       session_id is not distinct from ?::uuid as "isOfThisSession"
     from push_devices where account_id = ? order by id desc`,
    [viewer.sessionId, viewer.accountId],
  );
  return rows.map(({ addedAt, lastUsedAt, ...row }) =>
    Object.assign(new PushDevice(), row, {
      addedAt: dateOf(addedAt),
      lastUsedAt: lastUsedAt === null ? null : dateOf(lastUsedAt),
    }),
  );
}
