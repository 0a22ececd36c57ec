import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { appeals } from "../subgraph.js";
import { deed, look, queue, submitted } from "../testing/appeals.js";
import { begun, given, go, lookAtProject, lookAtTask } from "../testing/tasks.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

const tell = (name: string, payload: object) =>
  app.sql("insert into events.outbox (name, payload) values ($1, $2)", [name, payload]);

const mergeOf = (merged: Actor, kept: Actor) => ({
  mergeId: randomUUID(),
  keptId: kept.viewer.memberId,
  mergedId: merged.viewer.memberId,
});

describe("an appeal, when the register changes", () => {
  it("follows its author to the card that was kept, and back", async () => {
    const union = await TestUnion.found(app);
    const [anna, kept] = [union.member(union.school), union.member(union.school)];
    const { id } = await submitted(anna);
    const cards = mergeOf(anna, kept);

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

  it.each([
    ["the second first", [1, 0], ["boris", "boris", "boris"]],
    ["the first first", [0, 1], ["anna", "anna", "clara"]],
  ])("goes back where two merges in a chain are undone, %s", async (_order, undone, between) => {
    const union = await TestUnion.found(app);
    const people = {
      anna: await union.enrol(union.school),
      boris: await union.enrol(union.school),
      clara: await union.enrol(union.school),
    };
    const { anna, boris, clara } = people;
    const own = [await submitted(anna), await submitted(boris)] as const;
    const operator = union.operator();
    const contact = { channel: "TELEPHONE", memberId: anna.viewer.memberId };
    const task = await given(operator, { organisationId: union.school.id, contact });
    const nameOf = (memberId: string) =>
      Object.entries(people).find(([, { viewer }]) => viewer.memberId === memberId)?.[0];
    const readerOf = async (id: string) => {
      const seen = await Promise.all(Object.values(people).map((who) => look(who, id, "author { id }")));
      return seen.flatMap((appeal) => (appeal ? [nameOf(appeal.author.id)] : [])).join();
    };
    const whose = async () => [
      nameOf((await lookAtTask(operator, task.id, "contact { member { id } }")).contact.member.id),
      await readerOf(own[0].id),
      await readerOf(own[1].id),
    ];
    const merges = [mergeOf(anna, boris), mergeOf(boris, clara)] as const;

    for (const merge of merges) for (const _twice of "12") await tell("membersMerged", merge);
    await app.eventually(whose, (now) => isDeepStrictEqual(now, ["clara", "clara", "clara"]));
    for (const [step, expected] of [between, ["anna", "anna", "boris"]].entries()) {
      for (const _twice of "12") await tell("mergeUndone", merges[undone[step] ?? 0] ?? {});
      await app.eventually(whose, (now) => isDeepStrictEqual(now, expected));
    }
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

  it("takes along whom a task is to reach, and forgets the task with them", async () => {
    const union = await TestUnion.found(app);
    const operator = union.operator();
    const [anna, kept] = [await union.enrol(union.school), await union.enrol(union.school)];
    const [{ id: appealId }, contact] = [
      await submitted(anna),
      { channel: "TELEPHONE", memberId: anna.viewer.memberId },
    ];
    const task = await given(operator, { organisationId: union.school.id, contact });
    const ofAppeal = await given(operator, { appealId });
    const memberOf = async () =>
      (await lookAtTask(operator, task.id, "contact { member { id } }")).contact.member.id;
    const cards = mergeOf(anna, kept);

    await tell("membersMerged", cards);
    await app.eventually(memberOf, (id) => id === kept.viewer.memberId);
    await tell("mergeUndone", cards);
    await app.eventually(memberOf, (id) => id === anna.viewer.memberId);

    await go(operator, "finishTask", task, { result: "Анна довольна" });
    await tell("personalDataDestroyed", { memberId: anna.viewer.memberId });
    const asked = "title text contact { name member { id } } changes { nodes { text } totalCount }";
    await app.eventually(
      () => lookAtTask(operator, task.id, asked),
      ({ title }) => title === null,
    );
    expect(await lookAtTask(operator, task.id, asked)).toEqual({
      title: null,
      text: null,
      contact: { name: null, member: null },
      changes: { nodes: [{ text: null }, { text: null }], totalCount: 2 },
    });
    expect(await lookAtTask(operator, ofAppeal.id, "title")).toEqual({ title: null });
  });

  it("leaves a task with whom it names since, where a merge before that is undone", async () => {
    const union = await TestUnion.found(app);
    const operator = union.operator();
    const [anna, kept, boris] = [
      await union.enrol(union.school),
      await union.enrol(union.school),
      await union.enrol(union.school),
    ];
    const contact = { channel: "TELEPHONE", memberId: anna.viewer.memberId };
    const tasks = [
      await given(operator, { organisationId: union.school.id, contact }),
      await given(operator, { organisationId: union.school.id, contact }),
    ] as const;
    const members = async () => {
      const seen = await Promise.all(
        tasks.map(({ id }) => lookAtTask(operator, id, "contact { member { id } }")),
      );
      return seen.map((task) => task.contact.member.id);
    };
    const [cards, other] = [mergeOf(anna, kept), boris.viewer.memberId];
    await tell("membersMerged", cards);
    await app.eventually(members, (now) => isDeepStrictEqual(now, [cards.keptId, cards.keptId]));
    await go(operator, "changeTask", tasks[0], {
      title: "Т",
      dueOn: tasks[0].dueOn,
      contact: { ...contact, memberId: other },
    });

    await tell("mergeUndone", cards);
    await app.eventually(members, (now) => now[1] === cards.mergedId);
    expect(await members()).toEqual([other, cards.mergedId]);
  });

  it("moves with the organisations whose queue it is in", async () => {
    const union = await TestUnion.found(app);
    const { id } = await submitted(union.member(union.school));
    const task = await given(union.operator(), { appealId: id });
    const project = await begun(union.operator(), union.district.id);
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
    for (const [who, isSeen] of [
      [before, false],
      [after, true],
    ] as const) {
      expect((await lookAtTask(who, task.id)) !== null).toBe(isSeen);
      expect((await lookAtProject(who, project.id)) !== null).toBe(isSeen);
    }
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
