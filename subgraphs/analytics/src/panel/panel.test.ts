import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { analytics } from "../subgraph.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
beforeAll(async () => {
  union = await TestUnion.found(app);
});

const Ask = `query P($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { panel { memberCount } } } }`;

describe("the panel of an organisation", () => {
  it("sums the members of the primaries below", async () => {
    await union.count("school", { on_register: 30 });
    await union.count("plant", { on_register: 12 });
    const ask = (place: "union" | "town" | "school") =>
      union.person(Role.STAFF, "union").run(Ask, { of: [union.reference(place)] });
    expect(await ask("union")).toEqual({ _entities: [{ panel: { memberCount: 42 } }] });
    expect(await ask("town")).toEqual({ _entities: [{ panel: { memberCount: 30 } }] });
  });

  it("is theirs alone who see statistics there", async () => {
    const ask = (who: ReturnType<TestUnion["person"]>) => who.run(Ask, { of: [union.reference("school")] });
    expect(await ask(union.person(Role.CHAIR, "plant"))).toEqual({ _entities: [{ panel: null }] });
    expect(await ask(union.person(Role.MEMBER, "union"))).toEqual({ _entities: [{ panel: null }] });
    expect(await ask(app.anonymous)).toEqual({ _entities: [{ panel: null }] });
  });
});
