import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, organisationId, person, type Place, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
let [first, second] = ["", ""];
beforeAll(async () => {
  await seedWorld(app, [], {
    school: { name: { last: "Белов", first: "Ян" }, memberId: null, isStaff: false },
  });
  first = await register(app, "school", { workplace: null, joinedOn: "2020-09-01" });
  second = await register(app, "kindergarten", { workplace: null, joinedOn: "2020-09-01" });
  await register(app, "plant", { workplace: "Завод", joinedOn: "2020-09-01" });
});

const ask = async (place: Place, list: string, viewer = person(app, Role.ADMINISTRATOR, "union")) =>
  (await viewer.run(`query G($id: ID!) { organisation(id: $id) { ${list} } }`, { id: organisationId(place) }))
    .organisation;
const PAGE = "{ totalCount pageInfo { endCursor hasNextPage } nodes { id } }";

describe("the list behind what is missing", () => {
  it("has the members whose cards lack a field, page by page", async () => {
    for (const place of ["union", "north", "lakeside"] as const) {
      const { membersWithout } = await ask(place, `membersWithout(field: WORKPLACE, first: 1) ${PAGE}`);
      expect(membersWithout).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
      const rest = await ask(
        place,
        `membersWithout(field: WORKPLACE, first: 1, after: "${membersWithout.pageInfo.endCursor}") ${PAGE}`,
      );
      expect(new Set([...membersWithout.nodes, ...rest.membersWithout.nodes].map(({ id }) => id))).toEqual(
        new Set([first, second]),
      );
    }
    expect(await ask("plant", `membersWithout(field: WORKPLACE) ${PAGE}`)).toMatchObject({
      membersWithout: { totalCount: 0, nodes: [] },
    });
  });

  it("has the organisations whose forms lack a field", async () => {
    const of = async (place: Place, field: string) => {
      const { organisationsWithout } = await ask(place, `organisationsWithout(field: ${field}) ${PAGE}`);
      expect(organisationsWithout.totalCount).toBe(organisationsWithout.nodes.length);
      return organisationsWithout.nodes.map(({ id }: { id: string }) => id).toSorted();
    };
    expect(await of("lakeside", "CHAIR")).toEqual(
      (["lakeside", "kindergarten"] as const).map(organisationId).toSorted(),
    );
    expect(await of("school", "CHAIR")).toEqual([]);
    expect(await of("school", "CHAIR_EMAIL")).toEqual([organisationId("school")]);
    expect(await of("school", "ACTIVISTS")).toEqual([organisationId("school")]);
    await app.sql(`insert into registry.officers (organisation_id, kind, position, last_name, first_name, since_on)
      values (5, 'ACTIVIST', 'Организатор', 'Котов', 'Яков', '2026-01-01')`);
    expect(await of("school", "ACTIVISTS")).toEqual([]);
    expect(await of("school", "STAFF")).toEqual([organisationId("school")]);
  });

  it("refuses a field of the other list", async () => {
    const refusal = (list: string) =>
      person(app, Role.ADMINISTRATOR, "union").refusal(
        `query G($id: ID!) { organisation(id: $id) { ${list} ${PAGE} } }`,
        { id: organisationId("school") },
      );
    expect(await refusal("membersWithout(field: CHAIR)")).toBe("BAD_USER_INPUT");
    expect(await refusal("organisationsWithout(field: SEX)")).toBe("BAD_USER_INPUT");
  });

  it("is theirs alone who see the members", async () => {
    const lists = `membersWithout(field: SEX) ${PAGE} organisationsWithout(field: CHAIR) ${PAGE}`;
    const none = { membersWithout: null, organisationsWithout: null };
    expect(await ask("school", lists, chairOf(app, "plant"))).toEqual(none);
    expect(await ask("school", lists, app.anonymous)).toEqual(none);
  });
});
