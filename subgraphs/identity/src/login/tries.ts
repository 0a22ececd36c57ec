import { tooManyRequests } from "@angel/kit/refusal";
import type { MikroORM } from "@mikro-orm/postgresql";
import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

const QUARTER_OF_AN_HOUR = 15 * 60;
const HOUR = 60 * 60;

/**
 * Counts tries of passwords. Each is counted before the password is looked at, so guesses sent at once are counted too;
 * a right one is forgiven. Kept in Postgres: all hosts count together, and a restart forgets nothing.
 */
export class Tries {
  /** One who mistypes, or guesses at one login from one place. */
  readonly #here: RateLimiterPostgres;
  /** One login guessed from many places. */
  readonly #anywhere: RateLimiterPostgres;
  /** Many logins guessed from one place. A whole office may sit behind one address. */
  readonly #address: RateLimiterPostgres;

  constructor(
    orm: MikroORM,
    private readonly key: Buffer,
  ) {
    this.#here = limiter(orm, "here", 5, QUARTER_OF_AN_HOUR);
    this.#anywhere = limiter(orm, "anywhere", 30, HOUR);
    this.#address = limiter(orm, "address", 100, HOUR);
  }

  /** Throws TOO_MANY_REQUESTS when the tries are used up. */
  async take(login: string, address: string | null): Promise<void> {
    try {
      await this.#here.consume(this.#name(login, address ?? ""));
      await this.#anywhere.consume(this.#name(login));
      if (address !== null) await this.#address.consume(this.#name(address));
    } catch (error) {
      if (error instanceof RateLimiterRes)
        throw tooManyRequests(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
      throw error;
    }
  }

  async forgive(login: string, address: string | null): Promise<void> {
    await this.#here.delete(this.#name(login, address ?? ""));
    await this.#anywhere.reward(this.#name(login));
    if (address !== null) await this.#address.reward(this.#name(address));
  }

  /** Logins and addresses are personal data; the table holds none. */
  #name(...parts: string[]): string {
    return createHmac("sha256", this.key).update(JSON.stringify(parts)).digest("base64url");
  }
}

function limiter(orm: MikroORM, keyPrefix: string, points: number, duration: number): RateLimiterPostgres {
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
