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
