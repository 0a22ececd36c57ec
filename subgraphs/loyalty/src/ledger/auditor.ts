import { Clockwork } from "@angel/kit/clockwork";
import { OWN_ROWS } from "@angel/kit/database";
import type { Parts } from "@angel/kit/subgraph";

const EVERY_MS = 30_000;
/** Two hosts must not audit at once. Any number will do, so long as nobody else uses it. */
const LOCK = 743_311;

interface Mark {
  number: string;
  horizon: string;
}

/**
 * Holds what was posted since the last look to zero and to the balances, and draws the checkpoints forward. What was
 * numbered at one look is read at the next, when every transaction of then has ended: nothing slips between.
 */
export class Auditor extends Clockwork {
  private mark: Mark | undefined;

  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: EVERY_MS, failed: "the ledger was not audited" });
  }

  protected override turn(): Promise<unknown> {
    return this.look();
  }

  /** One look; twice brings what stands now under audit. */
  async look(): Promise<void> {
    const em = this.parts.orm.em.fork({ session: OWN_ROWS });
    await em.transactional(async (own) => {
      const [lock] = await own.execute<{ taken: boolean }[]>("select pg_try_advisory_xact_lock(?) as taken", [
        LOCK,
      ]);
      if (!lock?.taken) return;
      if (this.mark) await this.audit(own, this.mark);
      const [mark] = await own.execute<Mark[]>(
        "select number::text as number, horizon::text as horizon from last_number()",
      );
      this.mark = mark;
    });
  }

  private async audit(em: typeof this.parts.orm.em, { number, horizon }: Mark): Promise<void> {
    const [drawn] = await em.execute<{ settled: boolean }[]>(
      "select checkpoint_accounts(?::bigint, ?::text::xid8) as settled",
      [number, horizon],
    );
    if (!drawn?.settled) return;
    const [audit] = await em.execute<{ fault_count: number; first_fault: string | null }[]>(
      `select (made).* from (
         select audit_ledger(coalesce((select max(up_to) from audits), 0), ?::bigint) as made
         where coalesce((select max(up_to) from audits), 0) < ?::bigint) as audited`,
      [number, number],
    );
    if (audit && audit.fault_count > 0) {
      this.parts.log.error({ audit }, "the ledger does not hold");
    }
  }
}
