import { describe, expect, it } from "@jest/globals";
import { Migration } from "@mikro-orm/migrations";
import pg from "pg";
import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { event } from "./events.js";
import { maskError } from "./mask.js";
import { Open } from "./may.js";
import { OwnTransaction } from "./own-transaction.js";
import { badInput } from "./refusal.js";
import { deriveKey } from "./secrets.js";
import { type Companion, type Context, defineSubgraph, type Parts } from "./subgraph.js";
import { testSubgraph, TEST_SECRET } from "./testing.js";
import { Tries } from "./tries.js";
import { TriesKeeper } from "./tries-keeper.js";

class Clockwork implements Companion {
  constructor(readonly key: Buffer) {}

  async close(): Promise<void> {}
}

class Stranger implements Companion {
  async close(): Promise<void> {}
}

class Turns extends Tries<"key"> {
  constructor({ orm, key }: Parts) {
    super(orm, key("turns"), { key: { most: 1, seconds: 60 } });
  }
}

class CreateRateLimits extends Migration {
  override up(): void {
    this.addSql(
      `create table rate_limits (key text primary key, points integer not null default 0, expire bigint)`,
    );
  }
}

const wound = event<{ turns: number }>("clockWound");

@Resolver()
class ClockResolver {
  @Query(() => String, { description: "The key of the clock." })
  @Open("a toy")
  key(@Ctx() { companion }: Context): string {
    return companion(Clockwork).key.toString("hex");
  }

  @Query(() => String, { description: "What nobody opened." })
  @Open("a toy")
  stranger(@Ctx() { companion }: Context): string {
    return companion(Stranger).constructor.name;
  }

  @Query(() => String, { nullable: true, description: "Where the request came from." })
  @Open("a toy")
  address(@Ctx() { address }: Context): string | null {
    return address;
  }

  @Mutation(() => Boolean, { description: "Winds the clock in the kit's transaction." })
  @Open("a toy")
  wind(@Ctx() { em }: Context): boolean {
    return em.isInTransaction();
  }

  @Mutation(() => Boolean, { description: "Thinks first, then winds the clock in a transaction of its own." })
  @Open("a toy")
  @OwnTransaction("it thinks first")
  async thinkAndWind(@Ctx() { em, tell, transact }: Context): Promise<boolean> {
    const wasInTransaction = em.isInTransaction();
    await transact(async () => tell(wound, { turns: 3 }));
    return wasInTransaction;
  }

  @Mutation(() => Boolean, { description: "Counts a turn on another connection than the deed's." })
  @Open("a toy")
  async countElsewhere(@Ctx() { companion }: Context): Promise<boolean> {
    await companion(Turns).take({ key: "one" });
    return true;
  }

  @Mutation(() => Boolean, { description: "Counts a turn with the deed, or not at all." })
  @Open("a toy")
  async countWithin(@Arg("fails") fails: boolean, @Ctx() { companion, em }: Context): Promise<boolean> {
    await companion(Turns).takeWithin(em, { key: "one" });
    if (fails) throw badInput("It is stuck.");
    return true;
  }

  @Mutation(() => Boolean, { description: "Counts a turn before and after a deed." })
  @Open("a toy")
  @OwnTransaction("it counts")
  async countAround(@Ctx() { companion, transact }: Context): Promise<boolean> {
    const turns = companion(Turns);
    await turns.take({ key: "two" });
    await transact(async () => undefined);
    await turns.forgive({ key: "two" });
    return true;
  }
}

const app = testSubgraph(
  defineSubgraph({
    name: "clock",
    entities: [],
    migrations: [CreateRateLimits],
    resolvers: [ClockResolver],
    open: async (parts) => [new Clockwork(parts.key("clock")), new Turns(parts), new TriesKeeper(parts)],
  }),
);

describe("a deed", () => {
  it("runs in one transaction, unless it opens its own", async () => {
    expect(await app.anonymous.run(`mutation { wind thinkAndWind }`)).toEqual({
      wind: true,
      thinkAndWind: false,
    });
    expect(await app.told()).toEqual([{ name: "clockWound", payload: { turns: 3 } }]);
  });
});

describe("a try", () => {
  it("is not counted on a second connection while a deed holds one", async () => {
    const { errors } = await app.anonymous.answer(`mutation { countElsewhere }`);
    expect(errors?.[0]?.message).toMatch(/outside of a deed's transaction/);
    expect(await app.anonymous.run(`mutation { countAround again: countAround }`)).toEqual({
      countAround: true,
      again: true,
    });
  });

  it("is counted with the deed, or not at all, where it is counted within", async () => {
    const count = (fails: boolean) => app.anonymous.refusal(`mutation { countWithin(fails: ${fails}) }`);
    expect([await count(true), await count(true), await count(false), await count(false)]).toEqual([
      "BAD_USER_INPUT",
      "BAD_USER_INPUT",
      undefined,
      "TOO_MANY_REQUESTS",
    ]);
  });
});

describe("counts of tries", () => {
  it("are thrown away once they count no more", async () => {
    await app.sql("insert into clock.rate_limits values ('old', 5, 1), ('new', 5, $1)", [
      Date.now() + 60_000,
    ]);
    await app.running.companion(TriesKeeper).turn();
    expect(await app.sql("select key from clock.rate_limits where key in ('old', 'new')")).toEqual([
      { key: "new" },
    ]);
  });
});

describe("a connection", () => {
  it("is not waited for without end", async () => {
    const pooled = await app.running.orm.em.getConnection("write").getNativeClient();
    expect(pooled.options.connectionTimeoutMillis).toBe(30_000);

    const pool = new pg.Pool({
      connectionString: app.address.databaseUrl,
      max: 1,
      connectionTimeoutMillis: 300,
    });
    pool.on("error", () => undefined);
    const held = await app.eventually(
      () => pool.connect().catch(() => undefined),
      (client) => client !== undefined,
    );
    const cause = await pool.connect().catch((error: unknown) => error);
    held?.release();
    await pool.end();
    const { message, extensions } = maskError({ message: "" }, cause, app.log);
    expect({ message, extensions }).toEqual({
      message: "This part of the platform is too busy. Try again in a moment.",
      extensions: { code: "SUBGRAPH_UNAVAILABLE" },
    });
  });
});

describe("a companion", () => {
  it("is found by its class, with the key that was derived for it", async () => {
    const key = deriveKey(TEST_SECRET, "clock").toString("hex");
    expect(await app.anonymous.run(`{ key }`)).toEqual({ key });
  });

  it("is missed by name when nobody opened it", async () => {
    const { errors } = await app.anonymous.answer(`{ stranger }`);
    expect(errors?.[0]?.message).toBe("clock opens no Stranger.");
  });
});

describe("an address", () => {
  it("is known where the gateway gave it", async () => {
    expect(await app.anonymous.run(`{ address }`)).toEqual({ address: null });
    expect(await app.anonymous.from("203.0.113.7").run(`{ address }`)).toEqual({ address: "203.0.113.7" });
  });
});
