import { daysAfter } from "@angel/kit/days";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { analytics } from "../subgraph.js";
import { TestMonitorings } from "../testing/monitorings.js";
import { idOf, TestUnion } from "../testing/union.js";
import { DueTeller } from "./due-teller.js";

const app = testSubgraph(analytics);
let monitorings: TestMonitorings;
beforeAll(async () => {
  monitorings = new TestMonitorings(await TestUnion.found(app));
});

const questions = [{ text: "Тепло ли?", kind: "TEXT" }];

describe("a monitoring", () => {
  it("is told of when it is announced, and once more when its day is near", async () => {
    const dueIn = (days: number) =>
      monitorings.idOf("north", questions, { periodUntil: today(), dueOn: daysAfter(today(), days) });
    const [soon, later, closed] = [await dueIn(3), await dueIn(4), await dueIn(1)];
    await monitorings.close(closed, "north");
    const teller = app.running.companion(DueTeller);
    await teller.tellDue();
    await teller.tellDue();
    const asked = (id: string, days: number) => ({
      id,
      organisationId: idOf("north"),
      organisationPath: "1.2",
      level: "PRIMARY",
      dueOn: daysAfter(today(), days),
    });
    expect(await app.told()).toEqual([
      { name: "monitoringAnnounced", payload: asked(soon, 3) },
      { name: "monitoringAnnounced", payload: asked(later, 4) },
      { name: "monitoringAnnounced", payload: asked(closed, 1) },
      { name: "monitoringDue", payload: asked(soon, 3) },
    ]);
  });
});
