import type { Companion, Parts } from "@angel/kit/subgraph";
import { tooManyRequests } from "@angel/kit/refusal";
import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

const TEN_MINUTES = 10 * 60;
const HOUR = 60 * 60;

/**
 * Counts cards that were shown and not good. Each is counted before it is looked at, so guesses sent at once count too; a
 * good one is forgiven. Kept in Postgres: all hosts count together.
 */
export class CardTries implements Companion {
  /** One till. */
  private readonly asker: RateLimiterPostgres;
  /** One shop with all its tills and keys. */
  private readonly partner: RateLimiterPostgres;
  /** One number, from wherever; a made-up one is counted as a real one. */
  private readonly number: RateLimiterPostgres;

  constructor(
    orm: Parts["orm"],
    private readonly key: Buffer,
  ) {
    this.asker = limiter(orm, "asker", 10, TEN_MINUTES);
    this.partner = limiter(orm, "partner", 100, HOUR);
    this.number = limiter(orm, "number", 5, HOUR);
  }

  async close(): Promise<void> {
    // Holds nothing open.
  }

  /** Throws TOO_MANY_REQUESTS when the tries are used up. */
  async take(tried: Tried): Promise<void> {
    try {
      for (const [limiter, name] of this.counted(tried)) await limiter.consume(name);
    } catch (error) {
      if (error instanceof RateLimiterRes)
        throw tooManyRequests(Math.max(1, Math.ceil(error.msBeforeNext / 1_000)));
      throw error;
    }
  }

  async forgive(tried: Tried): Promise<void> {
    for (const [limiter, name] of this.counted(tried)) await limiter.reward(name);
  }

  private counted({ asker, partnerId, number }: Tried): [RateLimiterPostgres, string][] {
    return [
      [this.asker, asker],
      [this.partner, partnerId],
      ...(number === null ? [] : [[this.number, this.hidden(number)] as [RateLimiterPostgres, string]]),
    ];
  }

  /** Numbers of cards are personal; the table holds none. */
  private hidden(number: string): string {
    return createHmac("sha256", this.key).update(number).digest("base64url");
  }
}

interface Tried {
  /** The account or the key. */
  readonly asker: string;
  readonly partnerId: string;
  readonly number: string | null;
}

function limiter(
  orm: Parts["orm"],
  keyPrefix: string,
  points: number,
  duration: number,
): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: clientOf(orm),
    storeType: "client",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration,
    blockDuration: duration,
  });
}

/** A pg client as the limiter knows it, over the pool the subgraph has anyway, outside of any request's transaction. */
function clientOf(orm: Parts["orm"]) {
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
