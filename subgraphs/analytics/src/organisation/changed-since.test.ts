import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { analytics } from "../subgraph.js";
import { idOf, nodeOf, type Place, TestUnion } from "../testing/union.js";
import { changedSince, positionNow } from "./changed-since.js";

const app = testSubgraph(analytics);
let union: TestUnion;
beforeAll(async () => {
  union = await TestUnion.found(app);
});

/** Waits until all that was told has its place in the order. */
async function since(position: number) {
  await app.eventually(
    () => app.sql("select from events.outbox where position is null"),
    (untold) => untold.length === 0,
  );
  const { nodes } = await changedSince(position, app.em());
  return nodes && new Set(nodes);
}
const nodesOf = (...places: Place[]) => new Set(places.map(nodeOf));

describe("what the registry has told since", () => {
  it("names the organisations in which something is another now", async () => {
    const before = await positionNow(app.em());
    expect(await since(before)).toEqual(new Set());
    const memberId = randomUUID();
    await union.publish("member_place", { member_id: memberId, path: "1.2.3.6" });
    await union.tell("cardChanged", { memberId });
    await union.tell("memberTransferred", {
      memberId: randomUUID(),
      organisationId: idOf("school"),
      fromOrganisationId: idOf("plant"),
    });
    await union.tell("organisationChanged", { id: idOf("north") });
    await union.tell("commentAdded", { id: idOf("south") });
    expect(await since(before)).toEqual(nodesOf("kindergarten", "school", "plant", "north"));
  });

  it.each(["membersImported", "importUndone"])(
    "names all below an organisation that is told of by %s",
    async (name) => {
      const before = await positionNow(app.em());
      await union.tell(name, { organisationId: idOf("town"), importId: randomUUID() });
      expect(await since(before)).toEqual(nodesOf("town", "school", "kindergarten"));
    },
  );

  it("names none where too much was told", async () => {
    const before = await positionNow(app.em());
    await app.sql(
      `insert into events.outbox (name, payload)
       select 'memberChanged', jsonb_build_object('memberId', uuidv7()) from generate_series(1, 1001)`,
    );
    expect(await since(before)).toBeNull();
  });
});
