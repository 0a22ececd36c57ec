import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { Merge, merging, twoCards } from "../testing/two-cards.js";
import { chairOf, organisationId, person, register, seedWorld, statementsOf } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Dismiss = `mutation Dismiss($input: DismissDuplicateInput!) { dismissDuplicate(input: $input) {
  __typename ... on InvalidInput { fields { path } }
} }`;
const Queue = `query Queue($id: ID!, $first: Int, $after: String) { organisation(id: $id) {
  probableDuplicates(first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    edges { node { reason member { id } other { id displayName name { last } } } }
  }
} }`;

describe("the queue of probable duplicates", () => {
  it("shows each pair once, the strongest first, page by page, until it is dismissed or merged", async () => {
    const name = { last: "Жаворонкова", first: "Ия", patronymic: "Саввична" };
    const bornOn = "1977-07-07";
    const phone = "+79115557707";
    const own = await register(app, "camp", { name, bornOn, phone });
    const alike = await register(app, "camp", { name: { ...name, patronymic: "Савична" }, bornOn });
    const strange = await register(app, "harbour", {
      name: { ...name, last: "Соловьёва" },
      bornOn,
      phone,
    });
    const chair = chairOf(app, "camp");
    const queue = async (change: object = {}) =>
      (await chair.run(Queue, { id: organisationId("camp"), ...change })).organisation.probableDuplicates;
    const similar = { reason: "SIMILAR_NAME", member: { id: own }, other: { id: alike } };
    const changed = {
      reason: "CHANGED_SURNAME",
      member: { id: own },
      other: { id: strange, displayName: "Ия С.", name: null },
    };
    // Who was changed is compared behind the deed.
    const found = await app.eventually(queue, ({ edges }) => edges.length === 2);
    const pairs = found.edges.map(({ node }: { node: object }) => node);
    expect(pairs).toMatchObject([{ reason: similar.reason }, changed]);
    expect(new Set([pairs[0].member.id, pairs[0].other.id])).toEqual(new Set([own, alike]));

    const first = await queue({ first: 1 });
    const second = await queue({ first: 1, after: first.pageInfo.endCursor });
    expect([...first.edges, ...second.edges].map(({ node }: { node: object }) => node)).toEqual(pairs);
    expect(second.pageInfo.hasNextPage).toBe(false);

    expect(await chair.run(Dismiss, { input: { memberId: own, otherId: strange } })).toEqual({
      dismissDuplicate: { __typename: "DismissDuplicatePayload" },
    });
    expect((await queue()).totalCount).toBe(1);
    await chair.run(Merge, merging(own, alike));
    expect(await queue()).toMatchObject({ totalCount: 0, edges: [] });
  });

  it("is dismissed by a keeper of one of the two", async () => {
    const { kept, merged } = await twoCards(app, "school", "plant");
    const dismiss = (memberId: string, otherId: string) => ({ input: { memberId, otherId } });
    const chair = chairOf(app, "school");
    expect(await chair.run(Dismiss, dismiss(merged, kept))).toEqual({
      dismissDuplicate: { __typename: "MemberNotFound" },
    });
    expect(await chair.run(Dismiss, dismiss(kept, kept))).toEqual({
      dismissDuplicate: { __typename: "InvalidInput", fields: [{ path: "otherId" }] },
    });
    for (let time = 0; time < 2; time++) {
      expect(await chair.run(Dismiss, dismiss(kept, merged))).toEqual({
        dismissDuplicate: { __typename: "DismissDuplicatePayload" },
      });
    }
  });

  it("is a keeper's alone", async () => {
    const own = { id: organisationId("school") };
    expect(await chairOf(app, "plant").run(Queue, own)).toEqual({
      organisation: { probableDuplicates: null },
    });
  });

  it("is read for many organisations by as many statements as for one", async () => {
    const chair = person(app, Role.ADMINISTRATOR, "union");
    const ask = `{ organisations(first: 50) { edges { node {
      probableDuplicates(first: 5) { edges { node { reason member { id } other { id } } } } } } } }`;
    const sought = (await statementsOf(app, () => chair.run(ask))).filter((sql) =>
      sql.includes("probable_duplicates"),
    );
    expect(sought).toHaveLength(1);
  });
});
