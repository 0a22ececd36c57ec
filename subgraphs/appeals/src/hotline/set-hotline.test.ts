import type { Actor } from "@angel/kit/testing";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { appeals } from "../subgraph.js";
import { type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

const HOTLINE = "telephone isFree email links opensAt closesAt weekdays timeZone organisation { id }";
const usual = {
  telephone: "8-800-100-80-06",
  isFree: true,
  email: "help@prof.example",
  links: ["https://vk.com/cardvprok"],
  opensAt: "09:00",
  closesAt: "18:00",
  weekdays: [1, 2, 3, 4, 5],
  timeZone: "Europe/Moscow",
};

async function set(who: Actor, place: Place, more: object = {}) {
  const answer = await who.run(
    `mutation S($input: SetHotlineInput!) { setHotline(input: $input) { __typename
       ... on SetHotlinePayload { hotline { ${HOTLINE} } } ... on InvalidInput { fields { path } } } }`,
    { input: { organisationId: place.id, ...usual, ...more } },
  );
  return answer.setHotline;
}

async function hotlineOf(place: Place, fields = HOTLINE) {
  const answer = await app.anonymous.run(
    `query H($id: ID!) { _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation { hotline { ${fields} } } } }`,
    { id: place.id },
  );
  return answer._entities[0].hotline;
}

describe("the hotline of an organisation", () => {
  it("is its own or the nearest above, for everyone to read", async () => {
    const union = await TestUnion.found(app);
    expect(await hotlineOf(union.school)).toBeNull();
    await set(union.chair(union.root), union.root);
    await set(union.chair(union.region), union.region, {
      telephone: "8 (8142) 76-00-00",
      isFree: false,
      email: null,
    });

    const above = { ...usual, organisation: { id: union.root.id } };
    expect(await hotlineOf(union.other)).toEqual(above);
    expect(await hotlineOf(union.school)).toEqual({
      ...usual,
      telephone: "8 (8142) 76-00-00",
      isFree: false,
      email: null,
      organisation: { id: union.region.id },
    });
  });

  it("says whether it answers now, by its own clock", async () => {
    const union = await TestUnion.found(app);
    const chair = union.chair(union.root);
    await set(chair, union.root, { opensAt: "00:00", closesAt: "23:59", weekdays: [1, 2, 3, 4, 5, 6, 7] });
    expect(await hotlineOf(union.school, "isOpen")).toEqual({ isOpen: true });
    const tomorrow = ((new Date().getUTCDay() + 2) % 7) + 1;
    await set(chair, union.root, { weekdays: [tomorrow], timeZone: "Asia/Yekaterinburg" });
    expect(await hotlineOf(union.school, "isOpen")).toEqual({ isOpen: false });
  });

  it("is set by who keeps the organisation, with each field that is wrong named", async () => {
    const union = await TestUnion.found(app);
    expect(await set(union.chair(union.school), union.region)).toEqual({
      __typename: "OrganisationNotFound",
    });
    await expect(set(union.member(union.school), union.school)).rejects.toThrow("FORBIDDEN");
    const wrong = {
      telephone: "звоните",
      email: "\0",
      links: ["javascript:alert(1)"],
      opensAt: "25:00",
      closesAt: "08:00",
      weekdays: [0],
      timeZone: "Луна",
    };
    expect(await set(union.chair(union.school), union.school, wrong)).toEqual({
      __typename: "InvalidInput",
      fields: Object.keys(wrong).map((path) => ({ path })),
    });
  });
});
