import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { plan, register, withdraw } from "../testing/event.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Changed = `subscription C($id: ID!, $after: String) { eventCountsChanged(eventId: $id, after: $after) { registered revision } }`;

interface Heard {
  eventCountsChanged: { registered: number; revision: string };
}

describe("hearing an event's counts", () => {
  it("gives what was missed and then what comes, each once", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const id = await plan(chair, union.primary);
    const anna = await union.member(union.primary);
    await register(anna, id);

    const heard = app.anonymous.subscribe<Heard, object>(Changed, { id: id.toUpperCase(), after: "1" });
    expect((await heard.next()).value).toEqual({ eventCountsChanged: { registered: 1, revision: "2" } });
    await register(anna, id);
    await register(anna, await plan(chair, union.primary, { title: "Другое" }));
    await withdraw(anna, id);
    expect((await heard.next()).value).toEqual({ eventCountsChanged: { registered: 0, revision: "3" } });
    await heard.return(undefined);
  });

  it("refuses what cannot be, and an event of others", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const id = await plan(chair, union.primary);
    const hidden = await plan(chair, union.primary, { audience: "INVITED" });
    for (const bad of [{ id: "x" }, { id: "a\0" }, { id: randomUUID() }, { id: hidden }, { id, after: "x" }])
      await expect(app.anonymous.subscribe(Changed, bad).next()).rejects.toThrow("BAD_USER_INPUT");
  });
});
