import { OWN_ROWS } from "@angel/kit/database";
import { listOf } from "@angel/kit/published";
import type { Companion, Parts } from "@angel/kit/subgraph";

/** Where a device takes notices, and by which keys it reads them (RFC 8291). */
export interface Subscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface KnownDevice extends Subscription {
  readonly id: string;
}

export interface NewDevice extends Subscription {
  readonly accountId: string;
  readonly sessionId: string | null;
  readonly name: string;
}

export const MOST_DEVICES = 20;

/** The devices of all accounts, in the platform's own hand. */
export class PushDevices implements Companion {
  constructor(private readonly parts: Pick<Parts, "orm">) {}

  /** False where the account has too many. A browser belongs to whoever asked for notices on it last. */
  async add({ accountId, sessionId, endpoint, p256dh, auth, name }: NewDevice): Promise<boolean> {
    const added = await this.em().execute<object[]>(
      `insert into push_devices (account_id, session_id, endpoint, p256dh, auth, name)
       select ?, ?, ?, ?, ?, ?
       where (select count(*) from push_devices where account_id = ? and endpoint <> ?) < ${MOST_DEVICES}
       on conflict (endpoint) do update set account_id = excluded.account_id, session_id = excluded.session_id,
         p256dh = excluded.p256dh, auth = excluded.auth, name = excluded.name
       returning 1 as added`,
      [accountId, sessionId, endpoint, p256dh, auth, name, accountId, endpoint],
    );
    return added.length === 1;
  }

  of(accountId: string): Promise<KnownDevice[]> {
    return this.em().execute<KnownDevice[]>(
      "select id, endpoint, p256dh, auth from push_devices where account_id = ? order by id",
      [accountId],
    );
  }

  /** What became of a notice to them: who took it was used, who is known no more goes. */
  async note({ taken, gone }: { taken: readonly string[]; gone: readonly string[] }): Promise<void> {
    if (taken.length + gone.length === 0) return;
    await this.em().execute(
      `with gone as (delete from push_devices where id = any(?::uuid[]))
       update push_devices set last_used_at = now() where id = any(?::uuid[])`,
      [listOf(gone), listOf(taken)],
    );
  }

  async close(): Promise<void> {}

  private em() {
    return this.parts.orm.em.fork({ session: OWN_ROWS });
  }
}
