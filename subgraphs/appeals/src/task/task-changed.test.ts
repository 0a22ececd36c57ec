import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { appeals } from "../subgraph.js";
import { given, go, lookAtTask } from "../testing/tasks.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

interface Heard {
  taskChanged: { id: string; state: string };
}
const Changed = `subscription C($organisationId: ID, $taskId: ID, $after: String) {
  taskChanged(organisationId: $organisationId, taskId: $taskId, after: $after) { id state } }`;

/** Whoever listens does so by now. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 300));

describe("looking on at tasks", () => {
  it("gives those here and below as they change, and one of them to whoever is responsible", async () => {
    const union = await TestUnion.found(app);
    const olga = union.operator();
    const pavel = await union.colleague(union.school, "Павел П.");
    const here = olga.subscribe<Heard, object>(Changed, { organisationId: union.region.id });
    const elsewhere = union.operator(union.root).subscribe<Heard, object>(Changed, {
      organisationId: union.other.id,
    });
    const [first, never] = [here.next(), elsewhere.next()];
    await settle();
    const task = await given(olga, {
      organisationId: union.district.id,
      responsibleId: pavel.viewer.accountId,
    });
    expect((await first).value).toEqual({ taskChanged: { id: task.id, state: "TO_DO" } });

    const one = pavel.subscribe<Heard, object>(Changed, { taskId: task.id });
    const next = one.next();
    await settle();
    await given(olga, { organisationId: union.district.id });
    await go(olga, "dropTask", task, { reason: "Нет" });
    expect((await next).value).toEqual({ taskChanged: { id: task.id, state: "DROPPED" } });
    const far = await given(union.operator(union.root), { organisationId: union.other.id });
    expect((await never).value).toEqual({ taskChanged: { id: far.id, state: "TO_DO" } });
    for (const line of [here, elsewhere, one]) await line.return(undefined);
  });

  it("gives first what changed meanwhile, each task once", async () => {
    const union = await TestUnion.found(app);
    const olga = union.operator();
    const [one, other] = [
      await given(olga, { organisationId: union.region.id }),
      await given(olga, { organisationId: union.region.id }),
    ];
    const { revision: after } = await lookAtTask(olga, other.id, "revision");
    const taken = await go(olga, "takeTask", one);
    await go(olga, "finishTask", taken, { result: "Да" });
    await go(olga, "takeTask", other);
    const heard = olga.subscribe<Heard, object>(Changed, { organisationId: union.region.id, after });
    for (const expected of [
      { id: one.id, state: "DONE" },
      { id: other.id, state: "IN_HAND" },
    ])
      expect((await heard.next()).value).toEqual({ taskChanged: expected });
    await heard.return(undefined);
  });

  it("refuses whoever they are not for, and a place that is none", async () => {
    const union = await TestUnion.found(app);
    const { id: taskId } = await given(union.operator(), { organisationId: union.region.id });
    for (const [who, given, code] of [
      [app.anonymous, { taskId }, "UNAUTHENTICATED"],
      [union.member(union.school), { taskId }, "FORBIDDEN"],
      [union.chair(union.school), { taskId }, "BAD_USER_INPUT"],
      [union.chair(union.school), { organisationId: union.region.id }, "BAD_USER_INPUT"],
      [union.operator(), {}, "BAD_USER_INPUT"],
      [union.operator(), { taskId, after: "вчера" }, "BAD_USER_INPUT"],
    ] as const)
      await expect(who.subscribe(Changed, given).next()).rejects.toThrow(code);
  });
});
