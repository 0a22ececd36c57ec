import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { appeals } from "../subgraph.js";
import { dayIn, given, go } from "../testing/tasks.js";
import { TestUnion } from "../testing/union.js";
import { TaskWatch } from "./task-watch.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

const tell = (days = 0) => app.running.companion(TaskWatch).tell(new Date(Date.now() + days * 86_400_000));
const dueOf = async (id: string) =>
  (await app.told()).flatMap(({ name, payload }) => {
    const due = payload as { id: string; isOverdue: boolean; dueOn: string };
    return name === "taskDue" && due.id === id ? [due] : [];
  });

describe("the watch over terms", () => {
  it("tells once that a term is near, once that it is over, and of a new one anew", async () => {
    const union = await TestUnion.found(app);
    const olga = union.operator();
    const task = await given(olga, { organisationId: union.region.id, dueOn: dayIn(3) });
    await tell();
    expect(await dueOf(task.id)).toEqual([]);

    await Promise.all([tell(2), tell(2)]);
    await tell(3);
    const near = {
      id: task.id,
      number: task.number,
      responsibleId: olga.viewer.accountId,
      givenBy: olga.viewer.accountId,
      dueOn: dayIn(3),
      isOverdue: false,
    };
    expect(await dueOf(task.id)).toEqual([near]);
    await tell(4);
    await tell(5);
    expect(await dueOf(task.id)).toEqual([near, { ...near, isOverdue: true }]);

    const later = await go(olga, "changeTask", task, { title: "Т", dueOn: dayIn(9) });
    await tell(8);
    expect((await dueOf(task.id)).map(({ dueOn }) => dueOn)).toEqual([dayIn(3), dayIn(3), dayIn(9)]);
    await go(olga, "dropTask", later, { reason: "Нет" });
    await tell(20);
    expect(await dueOf(task.id)).toHaveLength(3);
  });
});
