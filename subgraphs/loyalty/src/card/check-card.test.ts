import { beforeAll, describe, expect, it } from "@jest/globals";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { loyalty } from "../subgraph.js";
import { Device } from "../testing/device.js";
import { Shop } from "../testing/shop.js";
import { openWorld, World } from "../testing/world.js";
import { CardCodes } from "./card-codes.js";
import { checkOffline } from "./offline-check.js";

const app = testSubgraph(loyalty);
beforeAll(() => openWorld(app));

const Show = `mutation Show($input: ShowCardInput!) { showCard(input: $input) { __typename ... on ShowCardPayload { code expiresAt } } }`;
const Check = `mutation Check($input: CheckCardInput!) { checkCard(input: $input) { __typename
  ... on CheckCardPayload { check { id isValid initials checkedAt partner { id } } } ... on InvalidInput { fields { path } } } }`;
const Choose = `mutation Choose($input: ChooseDisclosureInput!) { chooseDisclosure(input: $input) { __typename } }`;
const Sell = `mutation Sell($input: RecordSaleInput!) { recordSale(input: $input) { __typename } }`;
const Issue = `mutation Issue($input: IssuePassInput!) { issuePass(input: $input) { __typename } }`;
const Keys = `query Keys($id: ID!) { passKey { jwk } partner(id: $id) { deadPasses } }`;

const codeOf = async (member: Actor, partnerId: string) =>
  (await member.run(Show, { input: { partnerId } })).showCard.code as string;
const checked = async (clerk: Actor, input: object) => (await clerk.run(Check, { input })).checkCard;
const isGood = async (clerk: Actor, input: object) => (await checked(clerk, input)).check.isValid as boolean;

async function counter() {
  const world = await World.found(app);
  const partnerId = await world.partner();
  return { world, partnerId, clerk: await world.clerk(partnerId), member: await world.member() };
}

/** Each way in which a card ceases to be good. */
const ENDS: Record<string, [sql: string, event: string]> = {
  "removal from the register": ["delete from published.membership where member_id = $1", "memberRemoved"],
  "a blocked card": ["update published.card set is_in_force = false where member_id = $1", "cardChanged"],
  "consent withdrawn": ["delete from published.consent where member_id = $1", "consentWithdrawn"],
};

describe("checking a card", () => {
  it("says that the code is good, and nothing else", async () => {
    const { partnerId, clerk, member } = await counter();

    expect(await checked(clerk, { partnerId, code: await codeOf(member, partnerId) })).toEqual({
      __typename: "CheckCardPayload",
      check: {
        id: expect.any(String),
        isValid: true,
        initials: null,
        checkedAt: expect.any(String),
        partner: { id: partnerId },
      },
    });
  });

  it("goes on while a plastic card is made for one who carries another", async () => {
    const { partnerId, clerk, member } = await counter();
    await app.sql("update published.card set status = 'ORDERED' where member_id = $1", [
      member.viewer.memberId,
    ]);

    expect(await isGood(clerk, { partnerId, code: await codeOf(member, partnerId) })).toBe(true);
  });

  it("shows the initials of those who agreed", async () => {
    const { partnerId, clerk, member } = await counter();
    await member.run(Choose, { input: { showsInitials: true } });

    expect((await checked(clerk, { partnerId, code: await codeOf(member, partnerId) })).check.initials).toBe(
      "А. С.",
    );
  });

  it("lets a code die within a minute, and at every other shop at once", async () => {
    const { world, partnerId, member } = await counter();
    const codes = app.running.companion(CardCodes);
    const memberId = member.viewer.memberId ?? "";
    const now = Date.now();
    const { code, expiresAt } = codes.codeFor(memberId, partnerId, now);
    const other = await world.partner();

    expect(expiresAt.getTime() - now).toBeLessThanOrEqual(60_000);
    expect(
      [now, expiresAt.getTime() - 1, expiresAt.getTime(), now + 60_000, now - 31_000].map(
        (moment) => codes.read(code, partnerId, moment).isGood,
      ),
    ).toEqual([true, true, false, false, false]);
    expect(codes.read(code, other, now).isGood).toBe(false);
    expect(codes.read(code, partnerId, now).memberId).toBe(memberId);
  });

  it.each(Object.entries(ENDS))("finds the card not good after %s", async (_end, [sql]) => {
    const { world, partnerId, clerk, member } = await counter();
    const [code, number] = [await codeOf(member, partnerId), await world.numberOf(member)];
    await app.sql(sql, [member.viewer.memberId]);

    expect([await isGood(clerk, { partnerId, code }), await isGood(clerk, { partnerId, number })]).toEqual([
      false,
      false,
    ]);
  });

  it("is for those who work there, by their account or by the shop's key", async () => {
    const world = await World.found(app);
    const shop = await Shop.open(world);
    const member = await world.member();
    const code = await codeOf(member, shop.partnerId);
    const other = await world.clerk(await world.partner());
    const request = shop.signed(JSON.stringify({ code }));

    expect(await checked(other, { partnerId: shop.partnerId, code })).toEqual({
      __typename: "PartnerNotFound",
    });
    expect(await app.anonymous.refusal(Check, { input: { partnerId: shop.partnerId, code } })).toBe(
      "UNAUTHENTICATED",
    );
    expect((await checked(app.anonymous, { request })).check.isValid).toBe(true);
    expect(await checked(app.anonymous, { request: { ...request, body: "{}" } })).toEqual({
      __typename: "SignatureNotGood",
    });
  });

  it("answers alike, in words and in time, to cards that are not good and that never were", async () => {
    const { world, partnerId, clerk, member } = await counter();
    const number = await world.numberOf(member);
    await app.sql("update published.card set is_in_force = false where member_id = $1", [
      member.viewer.memberId,
    ]);
    const asked = [
      { number },
      { number: "9643809999999999" },
      { number: "1" },
      { code: "v1.x.1.y" },
      { code: `v1.${"B".repeat(22)}.59000000.${"C".repeat(22)}` },
    ];
    const answers = [];
    for (const shown of asked) {
      const startedAt = performance.now();
      const { check } = await checked(clerk, { partnerId, ...shown });
      answers.push({
        ...check,
        id: null,
        checkedAt: null,
        isSoonerThanAllowed: performance.now() - startedAt < 59,
      });
    }

    expect(answers).toEqual(
      asked.map(() => ({
        id: null,
        isValid: false,
        initials: null,
        checkedAt: null,
        partner: { id: partnerId },
        isSoonerThanAllowed: false,
      })),
    );
  });

  it("stops guessing, of real and of made-up numbers alike, from one till and from many", async () => {
    const { world, partnerId, clerk, member } = await counter();
    await app.sql("update published.card set is_in_force = false where member_id = $1", [
      member.viewer.memberId,
    ]);
    const guess = (asker: Actor, number: string) => asker.refusal(Check, { input: { partnerId, number } });
    const tries = async (number: () => string, asker: () => Promise<Actor>, count: number) => {
      const answers = [];
      for (let n = 0; n < count; n++) answers.push(await guess(await asker(), number()));
      return answers;
    };
    const lost = await world.numberOf(member);
    const fresh = () => `9643${String(Math.floor(Math.random() * 1e12)).padStart(12, "0")}`;
    const madeUp = fresh();

    const fromOneTill = await tries(fresh, async () => clerk, 11);
    const another = () => world.clerk(partnerId);
    const ofReal = await tries(() => lost, another, 6);
    const ofMadeUp = await tries(() => madeUp, another, 6);

    expect(fromOneTill).toEqual([...Array.from({ length: 10 }), "TOO_MANY_REQUESTS"]);
    expect([ofReal, ofMadeUp]).toEqual([
      [...Array.from({ length: 5 }), "TOO_MANY_REQUESTS"],
      [...Array.from({ length: 5 }), "TOO_MANY_REQUESTS"],
    ]);
  });

  it("does not tire of good cards", async () => {
    const { partnerId, clerk, member } = await counter();
    const code = await codeOf(member, partnerId);

    for (let n = 0; n < 12; n++) expect(await isGood(clerk, { partnerId, code })).toBe(true);
  });

  it("marks a card that is at two places too far apart", async () => {
    const { partnerId, clerk, member } = await counter();
    const place = async (spot: string) => {
      const [row] = await app.sql<{ id: string }>(
        `insert into loyalty.places (partner_id, name, city, address, spot, category)
         values ($1, 'Лавка', 'Город', 'Улица', $2, 'BOOKS') returning id`,
        [partnerId, spot],
      );
      return row?.id;
    };
    const [petrozavodsk, segezha] = [await place("(34.35, 61.79)"), await place("(34.31, 63.74)")];
    const code = await codeOf(member, partnerId);

    for (const placeId of [petrozavodsk, petrozavodsk, segezha])
      await isGood(clerk, { partnerId, placeId, code });

    expect(
      await app.sql("select kind from loyalty.signals where member_id = $1", [member.viewer.memberId]),
    ).toEqual([{ kind: "IMPOSSIBLE_PLACE" }]);
  });
});

describe("the member's own list of checks", () => {
  const Mine = `query Mine($of: [_Any!]!, $first: Int!, $after: String) { _entities(representations: $of) { ... on Member { loyalty {
    cardChecks(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      nodes { isValid initials checkedAt partner { id } place { city } } } } } } }`;
  const listed = async (member: Actor, page: object = {}) => {
    const of = [{ __typename: "Member", id: member.viewer.memberId }];
    return (await member.run(Mine, { of, first: 20, ...page }))._entities[0].loyalty.cardChecks;
  };

  it("says when, in which shop and what was shown, newest first, page by page", async () => {
    const { world, partnerId, clerk, member } = await counter();
    const other = await world.partner();
    const [place] = await app.sql<{ id: string }>(
      `insert into loyalty.places (partner_id, name, city, address, spot, category, open_minutes)
       values ($1, 'Лавка', 'Сегежа', 'ул. Мира, 1', '(34.3,63.7)', 'BOOKS', '{}') returning id`,
      [other],
    );
    await checked(clerk, { partnerId, code: await codeOf(member, partnerId) });
    await member.run(Choose, { input: { showsInitials: true } });
    const number = await world.numberOf(member);
    await checked(await world.clerk(other), { partnerId: other, number, placeId: place?.id });
    await checked(clerk, { partnerId, code: "v1.чужой" });
    const check = { isValid: true, checkedAt: expect.any(String) };
    const first = await listed(member, { first: 1 });

    expect(first).toMatchObject({
      totalCount: 2,
      nodes: [{ ...check, initials: "А. С.", partner: { id: other }, place: { city: "Сегежа" } }],
      pageInfo: { hasNextPage: true },
    });
    const rest = await listed(member, { after: first.pageInfo.endCursor });
    expect([rest.nodes, rest.pageInfo.hasNextPage]).toEqual([
      [{ ...check, initials: null, partner: { id: partnerId }, place: null }],
      false,
    ]);
    expect((await listed(await world.member())).nodes).toEqual([]);
  });
});

describe("a partner whose contract has ended", () => {
  it("is shown no cards, checks none, and records no sale", async () => {
    const { world, partnerId, clerk, member } = await counter();
    const shop = await Shop.open(world);
    const code = await codeOf(member, partnerId);
    const checkId = (await checked(clerk, { partnerId, code })).check.id as string;
    const request = shop.signed(JSON.stringify({ number: await world.numberOf(member) }));
    await app.sql("update loyalty.partners set contract_until = '2020-12-31' where id = any($1)", [
      [partnerId, shop.partnerId],
    ]);
    const pass = { partnerId, publicKey: "A".repeat(43) };

    expect([
      await checked(clerk, { partnerId, code }),
      await checked(app.anonymous, { request }),
      (await clerk.run(Sell, { input: { checkId, spentKopecks: 1, discountKopecks: 0 } })).recordSale,
      (await member.run(Show, { input: { partnerId } })).showCard,
      (await member.run(Issue, { input: pass })).issuePass,
    ]).toEqual(Array.from({ length: 5 }, () => ({ __typename: "ContractNotInForce" })));
  });
});

describe("a sale after a check", () => {
  it("is of sums that people pay, and of other sums never recorded again", async () => {
    const { partnerId, clerk, member } = await counter();
    const { check } = await checked(clerk, { partnerId, code: await codeOf(member, partnerId) });
    const sell = async (spentKopecks: number, discountKopecks: number) => {
      const { recordSale } = await clerk.run(Sell, {
        input: { checkId: check.id, spentKopecks, discountKopecks },
      });
      return recordSale.__typename as string;
    };

    expect([
      await sell(9_000_000_000_000_000, 0),
      await sell(1, 100_000_000_001),
      await sell(100_000_000_000, 100_000_000_000),
      await sell(100_000_000_000, 1),
      await sell(1, 100_000_000_000),
      await sell(100_000_000_000, 100_000_000_000),
    ]).toEqual([
      "InvalidInput",
      "InvalidInput",
      "RecordSalePayload",
      "AnotherSaleRecorded",
      "AnotherSaleRecorded",
      "RecordSalePayload",
    ]);
  });

  it("is recorded once, soon after a good check in one's own shop", async () => {
    const { world, partnerId, clerk, member } = await counter();
    const sold = async (asker: Actor, checkId: string) =>
      (await asker.run(Sell, { input: { checkId, spentKopecks: 88_000, discountKopecks: 12_000 } }))
        .recordSale.__typename as string;
    const good = (await checked(clerk, { partnerId, code: await codeOf(member, partnerId) })).check
      .id as string;
    const bad = (await checked(clerk, { partnerId, code: "v1.x" })).check.id as string;
    const foreign = await world.clerk(await world.partner());

    expect([
      await sold(clerk, good),
      await sold(clerk, good),
      await sold(clerk, bad),
      await sold(foreign, good),
    ]).toEqual(["RecordSalePayload", "RecordSalePayload", "NoSuchCheck", "NoSuchCheck"]);
    expect(
      await app.sql("select discount_kopecks from loyalty.counter_sales where member_id = $1", [
        member.viewer.memberId,
      ]),
    ).toEqual([{ discount_kopecks: "12000" }]);
  });
});

describe("a pass", () => {
  const kept = async (partnerId: string) => {
    const { passKey, partner } = await app.anonymous.run(Keys, { id: partnerId });
    return {
      partnerId,
      publicKey: JSON.parse(passKey.jwk as string) as object,
      deadPasses: new Set(partner.deadPasses as string[]),
    };
  };

  it("is checked by the shop's own means, for a day at most", async () => {
    const { partnerId, member } = await counter();
    const device = await Device.certified(member, partnerId);
    const shop = await kept(partnerId);
    const [now, tomorrow] = [Date.now(), Date.now() + 24 * 3_600_000];

    expect(await checkOffline(device.show(now), shop, now)).toEqual({ isValid: true, initials: null });
    expect(await checkOffline(device.show(tomorrow), shop, tomorrow)).toEqual({
      isValid: false,
      initials: null,
    });
  });

  it("dies as a picture within a minute, and is good nowhere else", async () => {
    const { world, partnerId, member } = await counter();
    const device = await Device.certified(member, partnerId);
    const [shop, other] = [await kept(partnerId), await kept(await world.partner())];
    const now = Date.now();
    const shown = device.show(now);
    const stranger = generateKeyPairSync("ed25519").privateKey;

    expect(
      (
        await Promise.all([
          checkOffline(shown, shop, now + 60_000),
          checkOffline(shown, other, now),
          checkOffline(device.show(now, stranger), shop, now),
          checkOffline(shown.replace(/~\d+~/, `~${Math.floor(now / 30_000) + 1}~`), shop, now + 30_000),
        ])
      ).map(({ isValid }) => isValid),
    ).toEqual([false, false, false, false]);
  });

  it.each(Object.entries(ENDS))("dies by %s as soon as it is heard", async (_end, [sql, event]) => {
    const { partnerId, member } = await counter();
    const device = await Device.certified(member, partnerId);
    await app.sql(sql, [member.viewer.memberId]);
    await app.sql("insert into events.outbox (name, payload) values ($1, $2)", [
      event,
      JSON.stringify({ memberId: member.viewer.memberId, purpose: "BONUS_PROGRAMME" }),
    ]);

    const shop = await app.eventually(
      () => kept(partnerId),
      ({ deadPasses }) => deadPasses.size > 0,
    );

    expect((await checkOffline(device.show(), shop)).isValid).toBe(false);
    expect(
      await app.sql("select until is not null as left from loyalty.participants where member_id = $1", [
        member.viewer.memberId,
      ]),
    ).toEqual([{ left: true }]);
  });
});

describe("two shops that put together all they receive", () => {
  /** All that a shop ever receives of a member: the visit, codes, checks, passes. */
  async function received(shop: Shop, member: Actor): Promise<Set<string>> {
    const clerk = await shop.world.clerk(shop.partnerId);
    const texts: string[] = [];
    for (let n = 0; n < 2; n++) {
      const code = await codeOf(member, shop.partnerId);
      const device = await Device.certified(member, shop.partnerId);
      const answer = await checked(clerk, { partnerId: shop.partnerId, code });
      const [, claims = ""] = device.pass.split(".");
      texts.push(code, await shop.visit(member), device.show(), Buffer.from(claims, "base64url").toString());
      texts.push(JSON.stringify({ ...answer.check, checkedAt: null }));
    }
    const own = new Set(
      texts
        .join(" ")
        .split(shop.partnerId)
        .join(" ")
        .match(/[A-Za-z0-9_-]+/g),
    );
    return new Set([...own].filter((word) => word.length > 3));
  }
  const common = (one: Set<string>, other: Set<string>) =>
    [...one].filter((word) => other.has(word)).toSorted();

  it("find nothing that is the same of one person and not of two", async () => {
    const world = await World.found(app);
    const [shop, colluding] = [await Shop.open(world), await Shop.open(world)];
    const [anna, boris] = [await world.member(), await world.member()];
    const [ofAnna, again, ofBoris] = [
      await received(shop, anna),
      await received(colluding, anna),
      await received(colluding, boris),
    ];
    // Slots and hours are the time of day, the same for all who come then.
    const times = (words: string[]) => words.filter((word) => !/^\d+$/.test(word));

    expect(times(common(ofAnna, again))).toEqual(times(common(ofAnna, ofBoris)));
    expect([...ofAnna, ...again].filter((word) => (anna.viewer.memberId ?? "").includes(word))).toEqual([]);
  });

  it("know a person who comes again to the same shop alone", async () => {
    const codes = app.running.companion(CardCodes);
    const [member, shop, other] = [randomUUID(), randomUUID(), randomUUID()];

    expect(codes.pairwiseId(member, shop)).toBe(codes.pairwiseId(member, shop));
    expect(codes.pairwiseId(member, shop)).not.toBe(codes.pairwiseId(member, other));
  });
});
