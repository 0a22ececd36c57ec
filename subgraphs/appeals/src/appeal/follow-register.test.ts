import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { appeals } from "../subgraph.js";
import { deed, look, queue, submitted } from "../testing/appeals.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

const tell = (name: string, payload: object) =>
  app.sql("insert into events.outbox (name, payload) values ($1, $2)", [name, payload]);

describe("an appeal, when the register changes", () => {
  it("follows its author to the card that was kept, and back", async () => {
    const union = await TestUnion.found(app);
    const [anna, kept] = [union.member(union.school), union.member(union.school)];
    const { id } = await submitted(anna);
    const cards = { keptId: kept.viewer.memberId, mergedId: anna.viewer.memberId };

    await tell("membersMerged", cards);
    await app.eventually(
      () => look(kept, id, "id"),
      (seen) => seen !== null,
    );
    expect(await look(anna, id, "id")).toBeNull();

    await tell("mergeUndone", cards);
    await app.eventually(
      () => look(anna, id, "id"),
      (seen) => seen !== null,
    );
    expect(await look(kept, id, "id")).toBeNull();
  });

  it("keeps nothing that was said once its author's data is destroyed, and still counts", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const operator = union.operator();
    const { id: appealId } = await submitted(anna);
    await deed(operator, "replyToAppeal", { appealId, text: "Анна Петровна, проверим." });

    await tell("personalDataDestroyed", { memberId: anna.viewer.memberId });
    await app.eventually(
      () => look(operator, appealId, "author { id }"),
      ({ author }) => author === null,
    );

    expect(await look(operator, appealId)).toMatchObject({
      text: null,
      isAnonymous: true,
      messages: { nodes: [{ text: null }, { text: null }], totalCount: 2 },
    });
    const kept = await app.sql<{ row: string }>(
      "select to_jsonb(a)::text as row from appeals.appeals a where id = $1 and sealed is null",
      [appealId],
    );
    expect(kept[0]?.row).not.toContain(anna.viewer.memberId);
  });

  it("moves with the organisations whose queue it is in", async () => {
    const union = await TestUnion.found(app);
    const { id } = await submitted(union.member(union.school));
    const moved = `${union.other.path}.${union.district.path.split(".").at(-1)}`;
    const [before, after] = [union.operator(union.region), union.operator(union.other)];
    await app.sql(
      "update published.organisation set path = $2 || substr(path, length($1) + 1) where path = $1 or path like $1 || '.%'",
      [union.district.path, moved],
    );

    await tell("organisationChanged", { id: union.district.id });

    await app.eventually(
      () => look(after, id, "id"),
      (seen) => seen !== null,
    );
    expect(await look(before, id, "id")).toBeNull();
    expect(await queue(after, union.other)).toHaveLength(1);
  });
});

describe("who read it", () => {
  it("is written down before it is shown, in a chain, for the author alone", async () => {
    const union = await TestUnion.found(app);
    const anna = union.member(union.school);
    const { id } = await submitted(anna);
    const accesses = "accesses { nodes { role } totalCount }";
    await look(union.chair(union.school), id, "number state");
    await look(anna, id);
    expect(await look(anna, id, accesses)).toEqual({ accesses: { nodes: [], totalCount: 0 } });

    await look(union.chair(union.school), id, "text messages { nodes { text } }");
    await queue(union.operator(), union.region);

    expect(await look(anna, id, accesses)).toEqual({
      accesses: { nodes: [{ role: "OPERATOR" }, { role: "CHAIR" }], totalCount: 2 },
    });
    expect(await look(union.operator(), id, accesses)).toEqual({ accesses: { nodes: [], totalCount: 0 } });
    const broken = "select place from appeals.check_accesses() as place";
    expect(await app.sql(broken)).toEqual([]);
    await app.sql("update appeals.accesses set account_id = $1 where place = 1", [randomUUID()]);
    expect(await app.sql(broken)).not.toEqual([]);
  });
});
