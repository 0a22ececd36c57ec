import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { appeals } from "../subgraph.js";
import { deed, look, submitted } from "../testing/appeals.js";
import { given, go, lookAtTask } from "../testing/tasks.js";
import { TestUnion } from "../testing/union.js";
import { OldAppealsKeeper } from "./old-appeals-keeper.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

describe("an appeal that was closed long ago", () => {
  it("loses its words and its author after five years, and still counts", async () => {
    const union = await TestUnion.found(app);
    const chair = union.chair(union.school);
    const closed = async (ago: string) => {
      const { id: appealId } = await submitted(union.member(union.school));
      await deed(chair, "closeAppeal", { appealId, outcome: "HELPED", text: "Готово." });
      await app.sql("update appeals.appeals set closed_at = now() - $2::interval where id = $1", [
        appealId,
        ago,
      ]);
      return appealId;
    };
    const [old, recent] = [await closed("61 months"), await closed("59 months")];
    const open = (await submitted(union.member(union.school))).id;

    await app.running.companion(OldAppealsKeeper).keep();

    const asked = "text author { id } isAnonymous messages { nodes { text } totalCount }";
    expect(await look(chair, old, asked)).toEqual({
      text: null,
      author: null,
      isAnonymous: true,
      messages: { nodes: [{ text: null }, { text: null }], totalCount: 2 },
    });
    for (const id of [recent, open])
      expect(await look(chair, id, asked)).toMatchObject({ text: expect.any(String), isAnonymous: false });
  });
});

describe("a task that was ended long ago", () => {
  it("loses its words after five years, and still counts", async () => {
    const union = await TestUnion.found(app);
    const chair = union.chair(union.school);
    const ended = async (ago: string) => {
      const task = await given(chair, { organisationId: union.school.id });
      await go(chair, "finishTask", task, { result: "Готово." });
      await app.sql("update appeals.tasks set ended_at = now() - $2::interval where id = $1", [task.id, ago]);
      return task.id;
    };
    const [old, recent] = [await ended("61 months"), await ended("59 months")];
    await app.running.companion(OldAppealsKeeper).keep();
    const asked = "title state changes { nodes { text } }";
    expect(await lookAtTask(chair, old, asked)).toEqual({
      title: null,
      state: "DONE",
      changes: { nodes: [{ text: null }, { text: null }] },
    });
    expect(await lookAtTask(chair, recent, "title")).toEqual({ title: "Позвонить бухгалтеру" });
  });
});
