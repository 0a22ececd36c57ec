import { randomUUID } from "node:crypto";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { identity } from "../subgraph.js";
import { World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
beforeAll(() => world.publish());

const tell = (name: string, payload: object) =>
  app.sql("insert into events.outbox (name, payload) values ($1, $2::jsonb)", [
    name,
    JSON.stringify(payload),
  ]);
const memberOf = async (accountId: string) => {
  const [row] = await app.sql<{ member_id: string | null }>(
    "select member_id from identity.accounts where id = $1",
    [accountId],
  );
  return row?.member_id;
};
const toldTimes = (accountId: string, times: number) =>
  app.eventually(
    () => world.told("grantsChanged", accountId),
    (told) => told.length === times,
  );

describe("following two cards that became one", () => {
  it("gives the account to the card that is kept, and back where they were two people after all", async () => {
    const union = await world.organisation();
    const [kept, merged] = [await world.member(union), await world.member(union)];
    const anna = await world.account({ memberId: merged.id });
    const merge = { mergeId: randomUUID(), keptId: kept.id, mergedId: merged.id };

    await tell("membersMerged", merge);
    await tell("membersMerged", merge);
    await toldTimes(anna.id, 1);
    expect(await memberOf(anna.id)).toBe(kept.id);

    await tell("mergeUndone", merge);
    await tell("mergeUndone", merge);
    await toldTimes(anna.id, 2);
    expect(await memberOf(anna.id)).toBe(merged.id);
  });

  it.each([
    ["the second first", [1, 0], 1],
    ["the first first", [0, 1], 0],
  ])("gives it back where two merges in a chain are undone, %s", async (_order, undone, between) => {
    const union = await world.organisation();
    const cards = [await world.member(union), await world.member(union), await world.member(union)] as const;
    const anna = await world.account({ memberId: cards[0].id });
    const merges = [
      { mergeId: randomUUID(), keptId: cards[1].id, mergedId: cards[0].id },
      { mergeId: randomUUID(), keptId: cards[2].id, mergedId: cards[1].id },
    ];
    for (const merge of merges) await tell("membersMerged", merge);
    await toldTimes(anna.id, 2);
    expect(await memberOf(anna.id)).toBe(cards[2].id);

    for (const at of undone) {
      await tell("mergeUndone", merges[at] ?? {});
      const expected = at === undone[0] ? cards[between]?.id : cards[0].id;
      await app.eventually(
        () => memberOf(anna.id),
        (memberId) => memberId === expected,
      );
    }
  });

  it("leaves both accounts as they are where both have one", async () => {
    const union = await world.organisation();
    const [kept, merged] = [await world.member(union), await world.member(union)];
    const anna = await world.account({ memberId: kept.id });
    const other = await world.account({ memberId: merged.id });
    const last = await world.account({ memberId: (await world.member(union)).id });
    const merge = { mergeId: randomUUID(), keptId: kept.id, mergedId: merged.id };

    await tell("membersMerged", merge);
    await tell("mergeUndone", merge);
    await tell("memberRemoved", { memberId: last.memberId });
    await toldTimes(last.id, 1);

    expect([await memberOf(anna.id), await memberOf(other.id)]).toEqual([kept.id, merged.id]);
    expect(await world.told("grantsChanged", anna.id)).toEqual([]);
  });
});
