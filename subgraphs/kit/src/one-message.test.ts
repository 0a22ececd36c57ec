import { describe, expect, it } from "@jest/globals";
import { Migration } from "@mikro-orm/migrations";
import { Ctx, Int, Query, Resolver } from "type-graphql";
import { Viewer } from "./access.js";
import { rowAccessOf } from "./database.js";
import { Open } from "./may.js";
import { type Context, defineSubgraph } from "./subgraph.js";
import { testSubgraph } from "./testing.js";

class CreatePages extends Migration {
  override up(): void {
    this.addSql("create table pages (owner text not null, number int not null unique)");
    this.addSql("alter table pages enable row level security");
    this.addSql("create policy by_owner on pages to atlas using (owner = current_setting('angel.account'))");
  }
}

@Resolver()
class AtlasResolver {
  @Query(() => Int, { description: "How many pages one owns." })
  @Open("for everyone to count")
  async pageCount(@Ctx() { em }: Context): Promise<number> {
    const [row] = await em.execute<{ count: number }[]>("select count(*)::int from pages");
    return row?.count ?? 0;
  }
}

const app = testSubgraph(
  defineSubgraph({ name: "atlas", entities: [], migrations: [CreatePages], resolvers: [AtlasResolver] }),
);
const of = (accountId: string) =>
  app.running.orm.em.fork({ session: { variables: rowAccessOf(new Viewer({ accountId })) } });
const [anna, boris] = ["Anna's", `Boris"); select 1; --'`];

describe("a statement under a viewer's settings", () => {
  it("travels with them in one message, in which time stands still", async () => {
    expect(
      await of(anna).execute("select now() = statement_timestamp() as together, current_setting(?) as who", [
        "angel.account",
      ]),
    ).toEqual([{ together: true, who: anna }]);
  });

  it("sees and writes the rows of its viewer alone, whatever they are called", async () => {
    await of(anna).execute("insert into pages values (?, 1)", [anna]);
    await of(boris).execute("with two as (select 2 as number) insert into pages select ?, number from two", [
      boris,
    ]);
    expect(await of(anna).execute("select * from pages")).toEqual([{ owner: anna, number: 1 }]);
    expect(await app.as({ accountId: boris }).run("{ pageCount }")).toEqual({ pageCount: 1 });
    expect(await of(boris).execute("select * from pages")).toEqual([{ owner: boris, number: 2 }]);
    await expect(of(boris).execute("insert into pages values (?, 3)", [anna])).rejects.toThrow("row-level");
  });

  it("leaves nothing of them behind on the connection, even when it fails", async () => {
    await expect(of(anna).execute("select 1 / 0")).rejects.toThrow("division by zero");
    const anyone = app.running.orm.em.fork();
    const left = await Promise.all(
      Array.from({ length: 20 }, () =>
        anyone.execute("select coalesce(current_setting('angel.account', true), '') as who"),
      ),
    );
    expect(left.flat()).toEqual(Array.from({ length: 20 }, () => ({ who: "" })));
  });

  it("sees its viewer's rows alone when it comes again, planned already", async () => {
    const seen = "select owner, ?::int as asked from pages where number < ? order by number";
    for (let turn = 0; turn < 8; turn += 1) {
      const who = turn % 2 === 0 ? anna : boris;
      expect(await of(who).execute(seen, [turn, 3])).toEqual([{ owner: who, asked: turn }]);
    }
    expect(
      await of(anna).execute("select name from pg_prepared_statements where statement like '%$2%'"),
    ).toEqual(expect.arrayContaining([{ name: expect.stringMatching(/^angel_/) as unknown }]));
  });

  it("answers each time alike where it cannot be planned for any values", async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      expect(await of(anna).execute("select ? is null as missing", ["title"])).toEqual([{ missing: false }]);
      await expect(of(anna).execute("select 1 / ? as none", [0])).rejects.toThrow("division by zero");
    }
  });

  it("reads what a table has come to have since it was planned", async () => {
    const all = () => of(boris).execute("select * from pages");
    for (let turn = 0; turn < 3; turn += 1) expect(await all()).toEqual([{ owner: boris, number: 2 }]);
    await app.sql("alter table atlas.pages add column title text");
    expect(await all()).toEqual([{ owner: boris, number: 2, title: null }]);
    await app.sql("alter table atlas.pages drop column title");
    expect(await all()).toEqual([{ owner: boris, number: 2 }]);
  });

  it("says how many rows it wrote", async () => {
    const written =
      "with page as (insert into pages values (?, 4), (?, 5) returning number) select * from page";
    expect(await of(anna).execute(written, [anna, anna], "run")).toMatchObject({ affectedRows: 2 });
    expect(await of(anna).execute("delete from pages where number > 3", [], "run")).toMatchObject({
      affectedRows: 2,
    });
  });

  it("is one of several in a transaction that was asked for, kept or undone whole", async () => {
    const write = (fails: boolean) =>
      of(anna).transactional(async (em) => {
        await em.execute("insert into pages values (?, 6)", [anna]);
        if (fails) throw new Error("undone");
        await em.execute("insert into pages values (?, 7)", [anna]);
        return em.execute("select number from pages where number > 5 order by number");
      });
    await expect(write(true)).rejects.toThrow("undone");
    expect(await write(false)).toEqual([{ number: 6 }, { number: 7 }]);
  });

  it("goes on when more transactions were cut off than there are connections", async () => {
    for (let cut = 0; cut < 10; cut++) {
      const work = of(anna).transactional(async (em) => {
        const [own] = await em.execute<[{ pid: number }]>("select pg_backend_pid() as pid");
        await app.sql("select pg_terminate_backend($1)", [own.pid]);
        await em.execute("select 1");
      });
      await expect(work).rejects.toThrow(/connection/);
    }
    expect(await of(anna).execute("select 1 as one")).toEqual([{ one: 1 }]);
  });
});
