import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { analytics } from "../subgraph.js";
import { TestMonitorings } from "../testing/monitorings.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let monitorings: TestMonitorings;
beforeAll(async () => {
  monitorings = new TestMonitorings(await TestUnion.found(app));
});

describe("closing a monitoring", () => {
  it("takes no more answers, once, and is for whoever asked", async () => {
    const id = await monitorings.idOf("north", [{ text: "Сколько?" }]);
    expect(await monitorings.refusal("school", "close", { monitoringId: id })).toBe("FORBIDDEN");
    expect(await monitorings.close(id, "north")).toEqual({
      __typename: "CloseMonitoringPayload",
      monitoring: { closedAt: expect.any(String) },
    });
    expect(await monitorings.close(id, "north")).toEqual({ __typename: "MonitoringClosed" });
    expect(await monitorings.submit(id, "school", [{ question: 1, number: 5 }])).toEqual({
      __typename: "MonitoringClosed",
    });
    for (const unknown of ["nothing", randomUUID()])
      expect(await monitorings.close(unknown, "north")).toEqual({ __typename: "MonitoringNotFound" });
  });
});
