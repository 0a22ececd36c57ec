import { Clockwork } from "@angel/kit/clockwork";
import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import type { Parts } from "@angel/kit/subgraph";
import type { sealName } from "./health.js";
import type { HealthVault } from "./health-vault.js";

const EVERY_MS = 60_000;
const AT_ONCE = 500;
/** Two hosts need not do it at once. Any number will do, so long as nobody else uses it. */
const LOCK = 743_314;

interface Wrapped {
  readonly kind: keyof typeof sealName;
  readonly id: string;
  readonly head: Uint8Array;
}

/**
 * Wraps anew what is under a retired key of the platform, some at a time: stopped anywhere, it goes on where it was. What
 * another host still seals under the old key is found the next time.
 */
export class HealthKeyKeeper extends Clockwork {
  constructor(
    parts: Pick<Parts, "orm" | "log">,
    private readonly vault: HealthVault,
  ) {
    super(parts, { everyMs: EVERY_MS, failed: "health was not wrapped anew" });
  }

  protected override turn(): Promise<unknown> {
    return this.keep();
  }

  /** How many things it has wrapped anew. */
  async keep(most = Number.MAX_SAFE_INTEGER): Promise<number> {
    const number = await this.follow();
    let done = 0;
    let after: Wrapped | undefined;
    while (done < most) {
      const turn = await this.stretch(number, Math.min(AT_ONCE, most - done), after);
      done += turn.done;
      if (!turn.last) break;
      after = turn.last;
    }
    return done;
  }

  /** The key of now, for this process to seal under. */
  async follow(): Promise<number> {
    const number = await this.transaction(keyOfNow);
    this.vault.sealUnder(number);
    return number;
  }

  private stretch(
    number: number,
    most: number,
    after: Wrapped | undefined,
  ): Promise<{ done: number; last: Wrapped | undefined }> {
    return this.transaction(async (em) => {
      const [lock] = await em.execute<{ taken: boolean }[]>("select pg_try_advisory_xact_lock(?) as taken", [
        LOCK,
      ]);
      if (!lock?.taken) return { done: 0, last: undefined };
      const found = await em.execute<Wrapped[]>(
        `select kind, id, head from health_under_old_keys(?::int) where (kind, id) > (?, ?::uuid)
         order by kind, id limit ?::int`,
        [number, after?.kind ?? "", after?.id ?? "00000000-0000-0000-0000-000000000000", most],
      );
      const entries = found.flatMap((wrapped) => this.rewrapped(wrapped) ?? []);
      const [row] = await em.execute<{ done: number }[]>("select rewrap_health(?::json) as done", [
        JSON.stringify(entries),
      ]);
      return { done: row?.done ?? 0, last: found.at(-1) };
    });
  }

  /** Null for what does not open under the key that it names: it stays as it is, and stays counted. */
  private rewrapped({ kind, id, head }: Wrapped): object | null {
    try {
      const fresh = this.vault.rewrap(`${kind}:${id}`, head);
      return { kind, id, was: Buffer.from(head).toString("hex"), head: fresh.toString("hex") };
    } catch (error) {
      this.parts.log.error({ err: error, kind, id }, "what is said of health does not open");
      return null;
    }
  }

  private transaction<Done>(work: (em: EntityManager) => Promise<Done>): Promise<Done> {
    return this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(work);
  }
}

async function keyOfNow(em: EntityManager): Promise<number> {
  const [row] = await em.execute<{ number: number }[]>("select max(number) as number from health_keys");
  return row?.number ?? 1;
}
