import type { MikroORM } from "@mikro-orm/postgresql";
import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
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
  readonly #budgets: readonly { name: Name; limiter: RateLimiterPostgres; isCleared: boolean }[];

  constructor(
    orm: MikroORM,
    private readonly key: Buffer,
    budgets: Record<Name, Budget>,
  ) {
    this.#budgets = Object.entries<Budget>(budgets).map(([name, budget]) => ({
      name: name as Name,
      limiter: limiter(orm, name, budget),
      isCleared: budget.isClearedByGood ?? false,
    }));
  }

  /** Throws TOO_MANY_REQUESTS when one of the budgets is used up. */
  async take(tried: Tried<Name>): Promise<void> {
    try {
      for (const [{ limiter: budget }, name] of this.#counted(tried)) await budget.consume(name);
    } catch (error) {
      if (error instanceof RateLimiterRes)
        throw tooManyRequests(Math.max(1, Math.ceil(error.msBeforeNext / 1_000)));
      throw error;
    }
  }

  async forgive(tried: Tried<Name>): Promise<void> {
    for (const [{ limiter: budget, isCleared }, name] of this.#counted(tried)) {
      if (isCleared) await budget.delete(name);
      else await budget.reward(name);
    }
  }

  async close(): Promise<void> {
    // Holds nothing open.
  }

  #counted(tried: Tried<Name>) {
    return this.#budgets.flatMap((budget) => {
      const of = tried[budget.name];
      return of === null ? [] : [[budget, this.#hidden([of].flat())] as const];
    });
  }

  /** Logins, addresses and numbers of cards are personal data; the table holds none. */
  #hidden(of: readonly string[]): string {
    return createHmac("sha256", this.key).update(JSON.stringify(of)).digest("base64url");
  }
}

function limiter(orm: MikroORM, keyPrefix: string, { most, seconds }: Budget): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: clientOf(orm),
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

/** A pg client as the limiter knows it, over the pool the subgraph has anyway, outside of any request's transaction. */
function clientOf(orm: MikroORM) {
  return {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const inOrder: unknown[] = [];
      const sql = text.replaceAll(/\$(\d)/g, (_, place: string) => {
        inOrder.push(values[Number(place) - 1]);
        return "?";
      });
      const rows = await orm.em.fork().execute<object[]>(sql, inOrder);
      return { rows, rowCount: rows.length };
    },
  };
}
