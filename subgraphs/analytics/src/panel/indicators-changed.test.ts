import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { analytics } from "../subgraph.js";
import { idOf, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
beforeAll(async () => {
  union = await TestUnion.found(app);
});

const Changed = `subscription C($of: ID!) { indicatorsChanged(organisationId: $of) { id panel { membership { total } } } }`;
const changes = (place: "town" | "union", who = union.person(Role.STAFF, "union")) =>
  who.subscribe(Changed, { of: idOf(place) });
const changed = (place: "town" | "union", total: number) => ({
  value: { indicatorsChanged: { id: idOf(place), panel: { membership: { total } } } },
  done: false,
});
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("hearing that indicators have changed", () => {
  it("tells the figures as they are after a change, and many changes at once", async () => {
    await union.count("school", { on_register: 30 });
    const heard = changes("town");
    const first = heard.next();
    await wait(200);
    await union.tell("memberRegistered", { memberId: randomUUID(), organisationId: idOf("school") });
    expect(await first).toEqual(changed("town", 30));
    const since = Date.now();
    const second = heard.next();
    for (let more = 1; more <= 3; more += 1) {
      await union.count("school", { on_register: 30 + more });
      await union.tell("memberRegistered", { memberId: randomUUID(), organisationId: idOf("school") });
    }
    expect(await second).toEqual(changed("town", 33));
    // A lower bound, which a slow machine only lengthens: the pause begins a moment before the first word is read.
    expect(Date.now() - since).toBeGreaterThan(900);
    await heard.return(undefined);
  });

  it("does not tell what happens elsewhere", async () => {
    const member = randomUUID();
    await union.publish("member_place", { member_id: member, path: "1.2.3.6" });
    await union.count("kindergarten", { on_register: 1 });
    const heard = changes("town");
    const first = heard.next();
    await wait(200);
    await union.tell("memberRegistered", { memberId: randomUUID(), organisationId: idOf("plant") });
    await union.tell("memberChanged", { memberId: randomUUID() });
    const nothing = Symbol("nothing");
    expect(await Promise.race([first, wait(300).then(() => nothing)])).toBe(nothing);
    await union.tell("memberChanged", { memberId: member });
    expect(await first).toMatchObject({ value: { indicatorsChanged: { id: idOf("town") } } });
    await heard.return(undefined);
  });

  it("is theirs alone who see statistics there", async () => {
    await expect(changes("union", union.person(Role.CHAIR, "school")).next()).rejects.toThrow(
      "BAD_USER_INPUT",
    );
    await expect(changes("town", app.anonymous).next()).rejects.toThrow("UNAUTHENTICATED");
    await expect(changes("town", union.person(Role.MEMBER, "town")).next()).rejects.toThrow("FORBIDDEN");
  });
});
