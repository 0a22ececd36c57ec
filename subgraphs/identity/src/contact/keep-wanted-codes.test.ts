import { testSubgraph } from "@angel/kit/testing";
import { migrate } from "@angel/kit/database";
import { describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { KeepWantedCodes } from "../../migrations/keep-wanted-codes.js";
import { identity } from "../subgraph.js";

const before = identity.migrations.slice(0, identity.migrations.indexOf(KeepWantedCodes));
const app = testSubgraph({ ...identity, migrations: before, hearers: [] });

describe("keeping wanted codes", () => {
  it("takes out of events what was sealed there, and has what nobody has heard wait", async () => {
    const [heard, unheard, tooOld] = [randomUUID(), randomUUID(), randomUUID()];
    const want = (challengeId: string, daysAgo: number) =>
      app.sql(
        `insert into events.outbox (name, payload, occurred_at)
         values ('codeWanted', $1, now() - make_interval(days => $2))`,
        [{ challengeId, sealed: "…" }, daysAgo],
      );
    await want(heard, 0);
    await want(tooOld, 2);
    await app.eventually(
      () => app.sql("select from events.outbox where position is null"),
      ({ length }) => length === 0,
    );
    await app.sql(
      "insert into events.inbox (hearer, position) select 'messaging', min(position) from events.outbox",
    );
    await want(unheard, 0);

    await migrate(identity, app.address);

    expect(await app.sql("select id, sealed from published.wanted_code")).toEqual([
      { id: unheard, sealed: "…" },
    ]);
    expect((await app.told()).map(({ payload }) => payload)).toEqual(
      [heard, tooOld, unheard].map((challengeId) => ({ challengeId })),
    );
  });
});
