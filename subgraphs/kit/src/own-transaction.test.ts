import { describe, expect, it } from "@jest/globals";
import { Ctx, Mutation, Query, Resolver } from "type-graphql";
import { event } from "./events.js";
import { Open } from "./may.js";
import { OwnTransaction } from "./own-transaction.js";
import { deriveKey } from "./secrets.js";
import { type Companion, type Context, defineSubgraph } from "./subgraph.js";
import { testSubgraph, TEST_SECRET } from "./testing.js";

class Clockwork implements Companion {
  constructor(readonly key: Buffer) {}

  async close(): Promise<void> {}
}

class Stranger implements Companion {
  async close(): Promise<void> {}
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
}

const app = testSubgraph(
  defineSubgraph({
    name: "clock",
    entities: [],
    migrations: [],
    resolvers: [ClockResolver],
    open: async ({ key }) => [new Clockwork(key("clock"))],
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
