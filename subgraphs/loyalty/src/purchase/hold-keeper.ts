import { Clockwork } from "@angel/kit/clockwork";
import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import { Telling } from "@angel/kit/events";
import type { Parts } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { accountOf, post } from "../ledger/ledger.js";
import { keepOwners, MemberPurse } from "./member-purse.js";
import { type PurchaseGroup, settlePurchases } from "./settle-purchases.js";

const EVERY_MS = 10 * 60_000;
const AT_ONCE = 200;
/** Two hosts must not do it at once. Any number will do, so long as nobody else uses it. */
const LOCK = 743_313;

/** What the clock brings: holds that end, and sums that nobody asked for in time. */
export class HoldKeeper extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: EVERY_MS, failed: "holds were not ended" });
  }

  protected override turn(): Promise<unknown> {
    return this.keep();
  }

  /** Ends what is due on the day; repeating it changes nothing. */
  async keep(day = today()): Promise<void> {
    while ((await this.stretch((em, telling) => release(em, telling, day))) === AT_ONCE);
    while ((await this.stretch((em) => expire(em, day))) === AT_ONCE);
  }

  private stretch(work: (em: EntityManager, telling: Telling) => Promise<number>): Promise<number> {
    return this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(async (em) => {
      const [lock] = await em.execute<{ taken: boolean }[]>("select pg_try_advisory_xact_lock(?) as taken", [
        LOCK,
      ]);
      if (!lock?.taken) return 0;
      await keepOwners(em);
      const telling = new Telling();
      const done = await work(em, telling);
      await telling.write(em);
      return done;
    });
  }
}

async function release(em: EntityManager, { tell }: Telling, day: string): Promise<number> {
  const groups = await em.execute<PurchaseGroup[]>(
    `select distinct partner_id as "partnerId", member_id as "memberId", month::text as month from purchases
     where status = 'CONFIRMED' and release_on <= ?::date and held_kopecks > 0 and not is_suspended
     order by "memberId", "partnerId", month limit ?`,
    [day, AT_ONCE],
  );
  await settlePurchases(em, tell, groups, day);
  return groups.length;
}

async function expire(em: EntityManager, day: string): Promise<number> {
  const due = await em.execute<{ id: string; owner_id: string; expires_on: string }[]>(
    `select id::text, owner_id, expires_on::text from accounts join balances on account_id = id
     where kind = 'AVAILABLE' and expires_on <= ?::date and kopecks > 0 order by owner_id, id limit ?`,
    [day, AT_ONCE],
  );
  if (due.length === 0) return 0;
  const programme = await accountOf(em, "PROGRAMME");
  for (const { id, owner_id: memberId, expires_on: expiresOn } of due) {
    // Whoever takes from it meanwhile goes first.
    const { payable } = await MemberPurse.open(em, memberId);
    const kopecks = payable.find(({ accountId }) => accountId === id)?.kopecks;
    if (kopecks === undefined) continue;
    const [last] = await em.execute<{ count: string }[]>(
      "select count(*) from entries where account_id = ?",
      [id],
    );
    await post(em, [
      { key: `expiry:${id}:${last?.count}`, kind: "EXPIRY", from: id, to: programme, kopecks },
    ]);
    await em.execute(
      "update purchases set status = 'EXPIRED' where member_id = ? and expires_on = ?::date and status = 'PAYABLE'",
      [memberId, expiresOn],
    );
  }
  return due.length;
}
