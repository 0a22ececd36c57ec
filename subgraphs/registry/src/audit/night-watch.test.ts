import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, person, register, seedWorld } from "../testing/world.js";
import { AccessLog } from "./access-log.js";
import { NightWatch } from "./night-watch.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Last = `{ lastNightWatch { beganAt endedAt drifts { what count } touchedBatchCount } }`;
const last = async () => (await person(app, Role.ADMINISTRATOR, "union").run(Last)).lastNightWatch;
const watch = () => app.running.companion(NightWatch).keep(false);

describe("the nightly audit", () => {
  it("finds nothing where nobody went past the triggers, and says so to administrators", async () => {
    await register(app, "school");
    await watch();
    const { beganAt, endedAt, ...found } = await last();
    expect(found).toEqual({ drifts: [], touchedBatchCount: 0 });
    expect(Date.parse(endedAt)).toBeGreaterThanOrEqual(Date.parse(beganAt));
    expect(await chairOf(app, "school").refusal(Last)).toBe("FORBIDDEN");
  });

  it("finds a count and a line of the journal that were written over", async () => {
    const id = await register(app, "school");
    await chairOf(app, "school").run(`query M($id: ID!) { member(id: $id) { phone } }`, { id });
    await app.running.companion(AccessLog).flush();
    const tamper = async (men: number, operation: string) => {
      await app.sql(
        `update registry.member_counts set men = men + $2
         where primary_id = (select primary_id from registry.members where id = $1)`,
        [id, men],
      );
      await app.sql("update registry.accesses set operation = $2 where member_id = $1", [id, operation]);
      await watch();
    };
    await tamper(7, "nothing");
    expect(await last()).toMatchObject({
      drifts: expect.arrayContaining([{ what: "counts of primaries", count: 1 }]),
      touchedBatchCount: 1,
    });
    await tamper(-7, "member");
    expect(await last()).toMatchObject({ drifts: [], touchedBatchCount: 0 });
  });

  it("counts how many bear a name, and learns it anew", async () => {
    await register(app, "school", { name: { last: "Сомов", first: "Евлампий" } });
    await app.sql("update registry.later_words set bearers = 900 where word = 'евлампий'");
    await watch();
    expect(await app.sql("select bearers from registry.later_words where word = 'евлампий'")).toEqual([
      { bearers: 1 },
    ]);
  });

  it("tells how many numbers of cards are left, and a range that is opened begins anew", async () => {
    const left = async () =>
      (await person(app, Role.ADMINISTRATOR, "union").run("{ lastNightWatch { cardNumbersLeft } }"))
        .lastNightWatch.cardNumbersLeft;
    const numberOf = async (id: string) =>
      (
        await app.sql<{ number: string }>(
          "select number from registry.membership_cards where member_id = $1",
          [id],
        )
      )[0]?.number;
    const before = await left();
    await register(app, "school");
    expect(await left()).toBe(before - 1);
    await app.sql("select registry.open_card_range('964380910000', false)");
    expect(await left()).toBe(10_000);
    expect(await numberOf(await register(app, "school"))).toBe("9643809100000000");
    expect(await left()).toBe(9_999);
    await expect(app.sql("select registry.open_card_range('96438090', true)")).rejects.toThrow(
      "card_ranges_pkey",
    );
  });

  it("is kept once a night, whichever host comes first", async () => {
    await watch();
    expect(await app.running.companion(NightWatch).keep()).toBeNull();
  });
});
