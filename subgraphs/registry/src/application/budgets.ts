import { dateOf } from "@angel/kit/moment";
import type { Companion, Context } from "@angel/kit/subgraph";
import { createHmac } from "node:crypto";

interface Budget {
  /** What is counted, as `address` or `phone`. */
  kind: string;
  of: string | null;
  most: number;
  hours: number;
}

/**
 * How much one address or telephone may ask for without anyone signed in. Kept in Postgres, so that all hosts count
 * together; the keys are HMACs, for telephones and addresses are personal data.
 */
export class Budgets implements Companion {
  constructor(private readonly key: Buffer) {}

  /** Null when there is enough in each of them; else the moment from which there is again. */
  async spend(budgets: readonly Budget[], { em }: Context): Promise<Date | null> {
    await em.execute(
      `delete from budgets where key in (
         select key from budgets where renews_at < now() limit 20 for update skip locked)`,
    );
    for (const { kind, of, most, hours } of budgets) {
      if (of === null) continue;
      const [row] = await em.execute<{ spent: number; renewsAt: string }[]>(
        `insert into budgets as known (key, spent, renews_at) values (?, 1, now() + ? * interval '1 hour')
         on conflict (key) do update set
           spent = case when known.renews_at < now() then 1 else known.spent + 1 end,
           renews_at = case when known.renews_at < now() then excluded.renews_at else known.renews_at end
         returning spent, renews_at as "renewsAt"`,
        [this.#name(kind, of), hours],
      );
      if (row && row.spent > most) return dateOf(row.renewsAt);
    }
    return null;
  }

  async close(): Promise<void> {}

  #name(kind: string, of: string): string {
    return createHmac("sha256", this.key)
      .update(JSON.stringify([kind, of]))
      .digest("base64url");
  }
}
