import { migrate } from "@angel/kit/database";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { FollowChainsOfMerges } from "../../migrations/follow-chains-of-merges.js";
import { migrations } from "../../migrations/in-order.js";
import { appeals } from "../subgraph.js";
import { submitted } from "../testing/appeals.js";
import { given } from "../testing/tasks.js";
import { TestUnion } from "../testing/union.js";

const before = migrations.slice(0, migrations.indexOf(FollowChainsOfMerges));
const app = testSubgraph({ ...appeals, migrations: before, hearers: [] });
beforeAll(() => TestUnion.open(app));

describe("following chains of merges", () => {
  it("knows by which merges appeals and tasks came that stand already", async () => {
    const union = await TestUnion.found(app);
    const [anna, boris] = [await union.enrol(union.school), randomUUID()];
    const { memberId } = anna.viewer;
    const appeal = await submitted(anna);
    const contact = { channel: "TELEPHONE", memberId };
    const task = await given(union.operator(), { organisationId: union.school.id, contact });
    const other = await given(union.operator(), { organisationId: union.school.id, contact });
    await app.sql("update appeals.appeals set member_id = $1, filed_as = $2", [boris, memberId]);
    await app.sql("update appeals.tasks set contact_member_id = $1, contact_filed_as = $2", [
      boris,
      memberId,
    ]);
    // Whom it names was changed since.
    const stranger = randomUUID();
    await app.sql("update appeals.tasks set contact_member_id = $1 where id = $2", [stranger, other.id]);
    const merge = { mergeId: randomUUID(), keptId: boris, mergedId: memberId };
    await app.sql("insert into events.outbox (name, payload) values ('membersMerged', $1)", [merge]);

    await migrate(appeals, app.address);

    expect(await app.sql("select id, member_id, filed_as, merges from appeals.appeals")).toEqual([
      { id: appeal.id, member_id: boris, filed_as: memberId, merges: [merge.mergeId] },
    ]);
    expect(
      await app.sql("select id, contact_member_id as member, merges from appeals.tasks order by number"),
    ).toEqual([
      { id: task.id, member: boris, merges: [merge.mergeId] },
      { id: other.id, member: stranger, merges: null },
    ]);
  });
});
