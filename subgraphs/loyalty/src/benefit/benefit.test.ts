import { beforeAll, describe, expect, it } from "@jest/globals";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import { loyalty } from "../subgraph.js";
import { daysAgo, Shop } from "../testing/shop.js";
import { nodeOfItsOwn, openWorld, type Place, World } from "../testing/world.js";

const app = testSubgraph(loyalty);
beforeAll(() => openWorld(app));

const BENEFIT = `benefit(from: $from, until: $until) { purchaseCount spent { kopecks } discounts { kopecks } cashback { kopecks }
  insurance { kopecks } dues { kopecks } total { kopecks } participantCount }`;
const Benefits = `query Benefits($of: [_Any!]!, $from: PlainDate!, $until: PlainDate!) { _entities(representations: $of) {
  ... on Member { ${BENEFIT} } ... on Organisation { ${BENEFIT.replace("benefit(", "all: benefit(")} } } }`;
const Participants = `query Participants($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { bonusParticipantCount } } }`;

const Everything = `query Everything($of: [_Any!]!, $from: PlainDate!, $until: PlainDate!) { _entities(representations: $of) {
  ... on Organisation { bonusParticipantCount ${BENEFIT} } } }`;

const MONTH = `${today().slice(0, 7)}-01`;
const YEAR = { from: daysAgo(300).slice(0, 10), until: today() };
const ofMember = async (member: Actor, asker = member) =>
  (await asker.run(Benefits, { of: [{ __typename: "Member", id: member.viewer.memberId }], ...YEAR }))
    ._entities[0].benefit;
const ofPlace = async ({ id }: Place, asker = app.anonymous, months: object = YEAR) =>
  (await asker.run(Benefits, { of: [{ __typename: "Organisation", id }], ...months }))._entities[0].all;

/** Another primary of the region. */
async function anotherSchool({ region }: World): Promise<Place> {
  const school = { id: randomUUID(), path: `${region.path}.${nodeOfItsOwn()}` };
  await app.sql("insert into published.organisation (id, path) values ($1, $2)", [school.id, school.path]);
  return school;
}

/** Bought at a discount, so much spent and so much taken off. */
async function bought(
  world: World,
  partnerId: string,
  member: Actor,
  spent: number,
  discount: number,
  place = world.school,
  month = MONTH,
) {
  const checkId = randomUUID();
  const { memberId } = member.viewer;
  await app.sql(
    "insert into loyalty.card_checks (id, partner_id, member_id, organisation_id, is_valid) values ($1, $2, $3, $4, true)",
    [checkId, partnerId, memberId, place.id],
  );
  await app.sql(
    `insert into loyalty.counter_sales (check_id, partner_id, member_id, organisation_id, month, spent_kopecks, discount_kopecks)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [checkId, partnerId, memberId, place.id, month, spent, discount],
  );
}

describe("what membership gave me", () => {
  it("is discounts, cashback and insurance beside dues", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const member = await world.member();
    const click = await shop.visit(member, 3);
    await shop.report({ key: "1", order: "А", click, event: "CONFIRMED", kopecks: 100_000, at: daysAgo(1) });
    await bought(world, shop.partnerId, member, 88_000, 12_000);
    const { memberId } = member.viewer;
    await app.sql("insert into published.dues values ($1, $2, $3, 50000)", [
      memberId,
      world.school.id,
      MONTH,
    ]);
    await app.sql("insert into published.payout values ($1, $2, 110000)", [memberId, MONTH]);

    expect(await ofMember(member)).toEqual({
      purchaseCount: 2,
      spent: { kopecks: 188_000 },
      discounts: { kopecks: 12_000 },
      cashback: { kopecks: 5_000 },
      insurance: { kopecks: 110_000 },
      dues: { kopecks: 50_000 },
      total: { kopecks: 127_000 },
      participantCount: null,
    });
    expect(await ofMember(member, world.servant(world.school))).toBeNull();
  });
});

describe("what membership gave a school and a region", () => {
  it("is their sum, once five people have bought", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const members = await Promise.all(Array.from({ length: 5 }, () => world.member()));
    for (const member of members.slice(0, 4)) await bought(world, partnerId, member, 90_000, 10_000);
    const few = await ofPlace(world.school);
    await bought(world, partnerId, members[4] as Actor, 90_000, 10_000);
    const benefit = {
      purchaseCount: 5,
      spent: { kopecks: 450_000 },
      discounts: { kopecks: 50_000 },
      cashback: { kopecks: 0 },
      insurance: { kopecks: 0 },
      dues: null,
      total: { kopecks: 50_000 },
      participantCount: 5,
    };

    expect([few, await ofPlace(world.school), await ofPlace(world.region)]).toEqual([null, benefit, benefit]);
  });

  it("cannot be had by subtraction", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const small = await anotherSchool(world);
    for (let n = 0; n < 5; n++) await bought(world, partnerId, await world.member(), 90_000, 10_000);
    await bought(world, partnerId, await world.member(small), 1_000, 777, small);

    const [ofSmall, ofSchool, ofRegion] = [
      await ofPlace(small),
      await ofPlace(world.school),
      await ofPlace(world.region),
    ];

    expect([ofSmall, ofRegion.total]).toEqual([null, ofSchool.total]);
    expect((await ofPlace(world.region, world.servant(world.region))).discounts).toEqual({ kopecks: 50_777 });
  });

  it("cannot be had by subtracting months, nor by asking before and after", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const before = `${daysAgo(60).slice(0, 7)}-01`;
    const members = await Promise.all(Array.from({ length: 6 }, () => world.member()));
    for (const member of members.slice(0, 5))
      await bought(world, partnerId, member, 90_000, 10_000, world.school, before);
    await bought(world, partnerId, members[0] as Actor, 5_000, 777);
    const one = await ofPlace(world.school, app.anonymous, { from: before, until: before });

    expect(await ofPlace(world.school, app.anonymous, { from: before, until: MONTH })).toEqual(one);
    await bought(world, partnerId, members[5] as Actor, 3_456, 789, world.school, before);
    expect(await ofPlace(world.school, app.anonymous, { from: before, until: before })).toEqual(one);
    expect((await ofPlace(world.school, world.servant(world.region))).spent).toEqual({ kopecks: 458_456 });
  });

  it("is had by as many statements of two as of one", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    for (let n = 0; n < 5; n++) await bought(world, partnerId, await world.member(), 90_000, 10_000);
    const asking = (places: readonly Place[]) =>
      app.statementsOf(() =>
        app.anonymous.run(Everything, {
          of: places.map(({ id }) => ({ __typename: "Organisation", id })),
          ...YEAR,
        }),
      );
    const two = [world.school, world.region];
    await asking(two);

    expect((await asking(two)).length).toBe((await asking(two.slice(0, 1))).length);
  });

  it("says how many take part, of a few to those alone who see the members", async () => {
    const world = await World.found(app);
    await Promise.all([world.member(), world.member()]);
    const count = async (asker: Actor) =>
      (await asker.run(Participants, { of: [{ __typename: "Organisation", id: world.school.id }] }))
        ._entities[0].bonusParticipantCount as number | null;

    expect([await count(app.anonymous), await count(world.servant(world.region))]).toEqual([null, 2]);
    await Promise.all([world.member(), world.member(), world.member(), world.member()]);
    expect([await count(app.anonymous), await count(world.servant(world.region))]).toEqual([5, 6]);
  });
});

describe("what analytics reads", () => {
  it("is a row a primary and month, and who takes part", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const member = await world.member();
    await bought(world, partnerId, member, 90_000, 10_000);
    await bought(world, partnerId, member, 45_000, 5_000);

    expect(
      await app.sql(
        "select *, month::text as month from published.benefit_month where organisation_id = $1",
        [world.school.id],
      ),
    ).toEqual([
      {
        organisation_id: world.school.id,
        month: MONTH,
        purchases: 2,
        spent_kopecks: "135000",
        returned_kopecks: "0",
        discount_kopecks: "15000",
        participants: 1,
      },
    ]);
    expect(
      await app.sql("select participants from published.bonus_participant where organisation_id = $1", [
        world.school.id,
      ]),
    ).toEqual([{ participants: 1 }]);
  });
});
