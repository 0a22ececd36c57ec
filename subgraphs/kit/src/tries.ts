import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { isWithinTransaction } from "./own-transaction.js";
import { tooManyRequests } from "./refusal.js";
import type { Companion } from "./subgraph.js";

/** So many tries in so many seconds; whoever used them up waits as long. */
interface Budget {
  most: number;
  seconds: number;
  /** A good try clears the whole count, not only itself. */
  isClearedByGood?: boolean;
}

/** What is counted under each budget; nothing where it is null. */
type Tried<Name extends string> = Readonly<Record<Name, string | readonly string[] | null>>;

/**
 * Counts tries of what can be guessed. Each is counted before it is looked at, so guesses sent at once count too; a good
 * one is forgiven. Kept in the subgraph's table `rate_limits`: all hosts count together, and a restart forgets nothing.
 */
export class Tries<Name extends string> implements Companion {
  readonly #limits: readonly Limit<Name>[];

  constructor(
    orm: MikroORM,
    private readonly key: Buffer,
    private readonly budgets: Record<Name, Budget>,
  ) {
    this.#limits = limitsOf(budgets, () => outsideOfDeeds(orm));
  }

  /**
   * Throws TOO_MANY_REQUESTS when one of the budgets is used up. It counts whatever comes of what is tried, on a
   * connection of its own; a deed that held one of the pool while it waits for another could wait for ever.
   */
  take(tried: Tried<Name>): Promise<void> {
    return this.#consume(tried, this.#limits);
  }

  /** The same in the transaction of a hearer, which is done once more whole when it fails: then nothing is counted. */
  takeWithin(em: EntityManager, tried: Tried<Name>): Promise<void> {
    return this.#consume(
      tried,
      limitsOf(this.budgets, () => em),
    );
  }

  async #consume(tried: Tried<Name>, limits: readonly Limit<Name>[]): Promise<void> {
    try {
      for (const [{ limiter: budget }, name] of this.#counted(tried, limits)) await budget.consume(name);
    } catch (error) {
      if (error instanceof RateLimiterRes)
        throw tooManyRequests(Math.max(1, Math.ceil(error.msBeforeNext / 1_000)));
      throw error;
    }
  }

  async forgive(tried: Tried<Name>): Promise<void> {
    for (const [{ limiter: budget, isCleared }, name] of this.#counted(tried, this.#limits)) {
      if (isCleared) await budget.delete(name);
      else await budget.reward(name);
    }
  }

  async close(): Promise<void> {
    // Holds nothing open.
  }

  #counted(tried: Tried<Name>, limits: readonly Limit<Name>[]) {
    return limits.flatMap((limit) => {
      const of = tried[limit.name];
      return of === null ? [] : [[limit, this.#hidden([of].flat())] as const];
    });
  }

  /** Logins, addresses and numbers of cards are personal data; the table holds none. */
  #hidden(of: readonly string[]): string {
    return createHmac("sha256", this.key).update(JSON.stringify(of)).digest("base64url");
  }
}

interface Limit<Name> {
  readonly name: Name;
  readonly limiter: RateLimiterPostgres;
  readonly isCleared: boolean;
}

function limitsOf<Name extends string>(
  budgets: Record<Name, Budget>,
  em: () => EntityManager,
): Limit<Name>[] {
  return Object.entries<Budget>(budgets).map(([name, budget]) => ({
    name: name as Name,
    limiter: limiter(em, name, budget),
    isCleared: budget.isClearedByGood ?? false,
  }));
}

function outsideOfDeeds(orm: MikroORM): EntityManager {
  if (isWithinTransaction())
    throw new Error("Tries are counted outside of a deed's transaction: mark the deed @OwnTransaction.");
  return orm.em.fork();
}

function limiter(em: () => EntityManager, keyPrefix: string, { most, seconds }: Budget): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: clientOf(em),
    storeType: "client",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points: most,
    duration: seconds,
    blockDuration: seconds,
  });
}

/** A pg client as the limiter knows it, over what the subgraph has anyway. */
function clientOf(em: () => EntityManager) {
  return {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const inOrder: unknown[] = [];
      const sql = text.replaceAll(/\$(\d)/g, (_, place: string) => {
        inOrder.push(values[Number(place) - 1]);
        return "?";
      });
      const rows = await em().execute<object[]>(sql, inOrder);
      return { rows, rowCount: rows.length };
    },
  };
}
