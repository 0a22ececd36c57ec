import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, organisationId, person, register, seedWorld, statementsOf } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Months = `query M($id: ID!, $from: PlainDate!, $until: PlainDate) { organisation(id: $id) {
  monthsOfMembers(from: $from, until: $until) {
    startsOn registeredCount transferredInCount transferredOutCount removedCount } } }`;
const asked = { from: "2024-01-20", until: "2024-03-01" };
const month = (startsOn: string, counts: number[]) => {
  const [registeredCount, transferredInCount, transferredOutCount, removedCount] = counts;
  return { startsOn, registeredCount, transferredInCount, transferredOutCount, removedCount };
};

describe("the dynamics of membership", () => {
  it("tells each month who came and went, here and below", async () => {
    const moved = await register(app, "school", { joinedOn: "2024-01-31" });
    const left = await register(app, "school", { joinedOn: "2024-01-01" });
    await register(app, "plant", { joinedOn: "2024-03-31" });
    const deed = (name: string, input: object) =>
      person(app, Role.ADMINISTRATOR, "union").run(
        `mutation D($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`,
        { input },
      );
    await deed("transferMember", {
      memberId: moved,
      toOrganisationId: organisationId("plant"),
      on: "2024-03-02",
    });
    await deed("removeMember", { memberId: left, on: "2024-03-03", reason: "OWN_WISH" });

    const months = async (place: "school" | "plant" | "lakeside" | "union") => {
      const answer = await person(app, Role.ADMINISTRATOR, "union").run(Months, {
        id: organisationId(place),
        ...asked,
      });
      return answer.organisation.monthsOfMembers;
    };
    const february = month("2024-02-01", [0, 0, 0, 0]);
    const school = [month("2024-01-01", [2, 0, 0, 0]), february, month("2024-03-01", [0, 0, 1, 1])];
    expect(await months("school")).toEqual(school);
    expect(await months("lakeside")).toEqual(school);
    expect(await months("plant")).toEqual([
      month("2024-01-01", [0, 0, 0, 0]),
      february,
      month("2024-03-01", [1, 1, 0, 0]),
    ]);
    expect(await months("union")).toEqual([
      month("2024-01-01", [2, 0, 0, 0]),
      february,
      month("2024-03-01", [1, 1, 1, 1]),
    ]);
  });

  it("is for those who see the members", async () => {
    const variables = { id: organisationId("school"), ...asked };
    expect(await chairOf(app, "plant").run(Months, variables)).toEqual({
      organisation: { monthsOfMembers: null },
    });
    expect(await app.anonymous.run(Months, variables)).toEqual({ organisation: { monthsOfMembers: null } });
  });

  it("refuses more than twenty years", async () => {
    const variables = { id: organisationId("school"), from: "1990-01-01", until: "2024-01-01" };
    expect(await chairOf(app, "school").refusal(Months, variables)).toBe("BAD_USER_INPUT");
  });

  it("asks once for many organisations", async () => {
    const Page = `query P($first: Int!) { organisations(first: $first) { nodes { monthsOfMembers(from: "2020-01-01") { startsOn } } } }`;
    const administrator = person(app, Role.ADMINISTRATOR, "union");
    const few = await statementsOf(app, () => administrator.run(Page, { first: 1 }));
    const many = await statementsOf(app, () => administrator.run(Page, { first: 12 }));
    expect(many).toHaveLength(few.length);
  });
});
