import { beforeAll, describe, expect, it } from "@jest/globals";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { loyalty } from "../subgraph.js";
import { openWorld, World } from "../testing/world.js";

const app = testSubgraph(loyalty);
beforeAll(() => openWorld(app));

const Publish = `mutation Publish($input: PublishOfferInput!) { publishOffer(input: $input) { __typename
  ... on PublishOfferPayload { offer { id kind title percent validFrom validUntil partner { id } } } ... on InvalidInput { fields { path } } } }`;
const Withdraw = `mutation Withdraw($input: WithdrawOfferInput!) { withdrawOffer(input: $input) { __typename } }`;
const Offers = `query Offers($id: ID!, $kind: OfferKind) { partner(id: $id) { offers(kind: $kind) { totalCount nodes { title } } }
  offers { nodes { partner { id } } } }`;

const offer = (partnerId: string, change: object = {}) => ({
  input: {
    partnerId,
    kind: "DISCOUNT",
    title: "Скидка на книги",
    percent: 12,
    validFrom: "2020-01-01",
    ...change,
  },
});
const faults = async (asker: Actor, input: object) =>
  ((await asker.run(Publish, input)).publishOffer.fields ?? []).map(
    ({ path }: { path: string }) => path,
  ) as string[];

describe("an offer", () => {
  it("is published by those who serve the partner and those who keep it, and by nobody else", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const clerk = await world.clerk(partnerId);

    const answer = await clerk.run(Publish, offer(partnerId));

    expect(answer).toEqual({
      publishOffer: {
        __typename: "PublishOfferPayload",
        offer: {
          id: expect.any(String),
          kind: "DISCOUNT",
          title: "Скидка на книги",
          percent: 12,
          validFrom: "2020-01-01",
          validUntil: null,
          partner: { id: partnerId },
        },
      },
    });
    expect((await world.keeper.run(Publish, offer(partnerId))).publishOffer.__typename).toBe(
      "PublishOfferPayload",
    );
    expect(await (await world.clerk(await world.partner())).run(Publish, offer(partnerId))).toEqual({
      publishOffer: { __typename: "PartnerNotFound" },
    });
  });

  it("is a discount of 3 to 100 per cent, a cashback, a gift, or an action with its days", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const { keeper } = world;

    expect([
      await faults(keeper, offer(partnerId, { percent: 2.9 })),
      await faults(keeper, offer(partnerId, { percent: 3 })),
      await faults(keeper, offer(partnerId, { percent: 100 })),
      await faults(keeper, offer(partnerId, { percent: 100.1 })),
      await faults(keeper, offer(partnerId, { kind: "CASHBACK", percent: 0.5 })),
      await faults(keeper, offer(partnerId, { kind: "GIFT" })),
      await faults(keeper, offer(partnerId, { kind: "ACTION", percent: null })),
      await faults(keeper, offer(partnerId, { kind: "ACTION", percent: null, validUntil: "2019-01-01" })),
    ]).toEqual([["percent"], [], [], ["percent"], [], ["percent"], ["validUntil"], ["validUntil"]]);
  });

  it("is neither shown nor published when the partner's contract has ended, or has not begun", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    await world.keeper.run(Publish, offer(partnerId));
    const until = async (from: string, day: string | null) => {
      await app.sql("update loyalty.partners set contract_from = $2, contract_until = $3 where id = $1", [
        partnerId,
        from,
        day,
      ]);
      const { partner, offers } = await app.anonymous.run(Offers, { id: partnerId });
      const isListed = offers.nodes.some((one: { partner: { id: string } }) => one.partner.id === partnerId);
      const answer = await world.keeper.run(Publish, offer(partnerId, { validFrom: "2100-01-01" }));
      return [partner.offers.totalCount, isListed, answer.publishOffer.__typename] as unknown[];
    };

    expect(await until("2020-01-01", "2020-12-31")).toEqual([0, false, "ContractNotInForce"]);
    expect(await until("2099-01-01", null)).toEqual([0, false, "PublishOfferPayload"]);
    expect(await until("2020-01-01", null)).toEqual([1, true, "PublishOfferPayload"]);
  });

  it("is shown on the days on which it holds, until it is withdrawn", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const publish = async (change: object) =>
      (await world.keeper.run(Publish, offer(partnerId, change))).publishOffer.offer.id as string;
    const now = await publish({ title: "сейчас" });
    await publish({ title: "потом", validFrom: "2999-01-01" });
    await publish({ title: "раньше", validUntil: "2020-12-31" });
    await publish({ title: "подарок", kind: "GIFT", percent: null });
    const shown = async (kind?: string) =>
      (await app.anonymous.run(Offers, { id: partnerId, kind })).partner.offers as object;

    const before = await shown();
    const gifts = await shown("GIFT");
    await world.keeper.run(Withdraw, { input: { offerId: now } });

    expect([before, gifts, await shown()]).toEqual([
      { totalCount: 2, nodes: [{ title: "подарок" }, { title: "сейчас" }] },
      { totalCount: 1, nodes: [{ title: "подарок" }] },
      { totalCount: 1, nodes: [{ title: "подарок" }] },
    ]);
  });
});
