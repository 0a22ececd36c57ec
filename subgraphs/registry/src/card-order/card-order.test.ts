import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { registry } from "../subgraph.js";
import {
  chairOf,
  organisationId,
  person,
  type Place,
  register,
  seedWorld,
  statementsOf,
} from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const deed = (
  name: string,
  selection = "",
) => `mutation Deed($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
  ${name}(input: $input) {
    __typename
    ... on ${name[0]?.toUpperCase()}${name.slice(1)}Payload { order { id status size } ${selection} }
    ... on Problem { message }
  }
}`;
const run = async (who: Actor, name: string, input: object, selection = "") =>
  (await who.run(deed(name, selection), { input }))[name] as {
    __typename: string;
    order: { id: string; status: string; size: number };
    added: number;
    notAdded: { id: string }[];
    message: string;
  };

const begin = async (place: Place, change: object = {}, chair = chairOf(app, place)) => {
  const { order } = await run(chair, "createCardOrder", {
    organisationId: organisationId(place),
    ...change,
  });
  return order.id;
};
const statusOfCard = async (memberId: string) =>
  (
    await person(app, Role.ADMINISTRATOR, "union").run(
      "query Card($id: ID!) { member(id: $id) { card { status changes { status changedBy { id } } } } }",
      { id: memberId },
    )
  ).member.card as { status: string; changes: { status: string; changedBy: { id: string } | null }[] };

describe("an order for cards", () => {
  it("fills itself, is sent, made and delivered, and every card goes along with who did it", async () => {
    const [anna, boris] = [await register(app, "camp"), await register(app, "camp")];
    const chair = chairOf(app, "camp");
    const maker = person(app, Role.STAFF, "union");
    const orderId = await begin("camp", { recipient: " Завхоз Пётр " }, chair);

    const filled = await run(chair, "fillCardOrder", { orderId, filling: "WITHOUT_PLASTIC_CARD" }, "added");
    expect(filled).toMatchObject({ added: 2, order: { size: 2, status: "CREATED" } });
    await run(chair, "sendCardOrder", { orderId });
    await run(maker, "recordCardsProduced", { orderId });
    await run(maker, "recordCardsDelivered", { orderId });

    const chairId = chair.viewer.accountId;
    const makerId = maker.viewer.accountId;
    for (const member of [anna, boris]) {
      expect(await statusOfCard(member)).toEqual({
        status: "DELIVERED",
        changes: [
          { status: "ORDERED", changedBy: { id: chairId } },
          { status: "SENT", changedBy: { id: chairId } },
          { status: "PRODUCED", changedBy: { id: makerId } },
          { status: "DELIVERED", changedBy: { id: makerId } },
        ],
      });
    }
    expect(
      await chair.run(
        `query Order($id: ID!) { cardOrder(id: $id) {
          status recipient includesPensioners createdBy { id } organisation { name } chair { name }
          members { totalCount nodes { id } }
        } }`,
        { id: orderId },
      ),
    ).toEqual({
      cardOrder: {
        status: "DELIVERED",
        recipient: "Завхоз Пётр",
        includesPensioners: false,
        createdBy: { id: chairId },
        organisation: { name: "ППО лагеря" },
        chair: null,
        members: {
          totalCount: 2,
          nodes: expect.arrayContaining([{ id: anna }, { id: boris }]),
        },
      },
    });
  });

  it("takes in pensioners only when it says so, and leaves out who carries a card in the telephone", async () => {
    const worker = await register(app, "plant");
    const pensioner = await register(app, "plant", { occupation: "PENSIONER" });
    const modern = await register(app, "plant");
    await app.sql(
      "update registry.membership_cards set status = 'VIRTUAL', virtual_since = now() where member_id = $1",
      [modern],
    );
    const chair = chairOf(app, "plant");
    const orderId = await begin("plant");
    const fill = (filling: string) => run(chair, "fillCardOrder", { orderId, filling }, "added");

    expect(await fill("WITHOUT_ANY_CARD")).toMatchObject({ added: 1 });
    expect(await fill("WITHOUT_ANY_CARD")).toMatchObject({ added: 0, order: { size: 1 } });
    expect(await fill("WITHOUT_PLASTIC_CARD")).toMatchObject({ added: 1, order: { size: 2 } });
    await run(chair, "changeCardOrder", { orderId, includesPensioners: true });
    expect(await fill("WITHOUT_PLASTIC_CARD")).toMatchObject({ added: 1, order: { size: 3 } });
    await run(chair, "removeFromCardOrder", { orderId, memberIds: [pensioner, modern, "nobody"] });

    const cards = await Promise.all([worker, pensioner, modern].map(statusOfCard));
    expect(cards.map(({ status }) => status)).toEqual(["ORDERED", "NOT_ORDERED", "VIRTUAL"]);
  });

  it("leaves the card in the telephone in force until the plastic one is there", async () => {
    const [modern, plain] = [await register(app, "camp"), await register(app, "camp")];
    await app.sql(
      "update registry.membership_cards set status = 'VIRTUAL', virtual_since = now() where member_id = $1",
      [modern],
    );
    const chair = chairOf(app, "camp");
    const orderId = await begin("camp");
    const published = () =>
      app.sql<{ is_in_force: boolean }>(
        `select member_id, status, is_in_force from published.card where member_id = any($1)
         order by is_in_force desc`,
        [[modern, plain]],
      );

    await run(chair, "fillCardOrder", { orderId, filling: "WITHOUT_PLASTIC_CARD" }, "added");
    expect(await published()).toEqual([
      { member_id: modern, status: "ORDERED", is_in_force: true },
      { member_id: plain, status: "ORDERED", is_in_force: false },
    ]);
    for (const status of ["LOST", "BLOCKED"]) {
      await app.sql(`update registry.membership_cards set status = '${status}' where member_id = $1`, [
        modern,
      ]);
      expect((await published()).map(({ is_in_force: is }) => is)).toEqual([false, false]);
    }
  });

  it("takes whom the chair names, and says whom it could not take", async () => {
    const [mine, others, ordered] = [
      await register(app, "school"),
      await register(app, "harbour"),
      await register(app, "school"),
    ];
    const chair = chairOf(app, "school");
    await run(chair, "addToCardOrder", { orderId: await begin("school"), memberIds: [ordered] });
    const orderId = await begin("school");
    const stranger = randomUUID();

    const answer = await run(
      chair,
      "addToCardOrder",
      { orderId, memberIds: [mine, others, ordered, stranger, "nobody", mine.toUpperCase()] },
      "notAdded { id }",
    );

    expect(answer).toMatchObject({ order: { size: 1 }, notAdded: [{ id: others }, { id: ordered }] });
    expect(
      await run(chair, "addToCardOrder", { orderId, memberIds: [mine] }, "notAdded { id }"),
    ).toMatchObject({
      order: { size: 1 },
      notAdded: [],
    });
  });

  it("lets its members be ordered for again when it is taken back", async () => {
    const member = await register(app, "university");
    const chair = chairOf(app, "university");
    const orderId = await begin("university");
    await run(chair, "addToCardOrder", { orderId, memberIds: [member] });
    await run(chair, "sendCardOrder", { orderId });

    expect(await run(chair, "cancelCardOrder", { orderId })).toMatchObject({
      order: { status: "CANCELLED", size: 1 },
    });
    expect(await statusOfCard(member)).toMatchObject({ status: "NOT_ORDERED" });
    expect(await run(chair, "cancelCardOrder", { orderId })).toMatchObject({
      __typename: "CardOrderStatusDiffers",
    });
  });

  it("is not sent empty, and not touched once it is sent", async () => {
    const member = await register(app, "kindergarten");
    const chair = chairOf(app, "kindergarten");
    const orderId = await begin("kindergarten");
    expect((await run(chair, "sendCardOrder", { orderId })).__typename).toBe("CardOrderEmpty");
    await run(chair, "addToCardOrder", { orderId, memberIds: [member] });
    await run(chair, "sendCardOrder", { orderId });

    for (const [name, more] of [
      ["addToCardOrder", { memberIds: [member] }],
      ["removeFromCardOrder", { memberIds: [member] }],
      ["fillCardOrder", { filling: "WITHOUT_ANY_CARD" }],
      ["changeCardOrder", {}],
      ["sendCardOrder", {}],
    ] as const) {
      expect((await run(chair, name, { orderId, ...more })).__typename).toBe("CardOrderStatusDiffers");
    }
    expect(
      (await run(person(app, Role.STAFF, "union"), "recordCardsDelivered", { orderId })).__typename,
    ).toBe("CardOrderStatusDiffers");
  });

  it("adds a member once when two keepers order at the same moment", async () => {
    const member = await register(app, "school");
    const orders = [await begin("school"), await begin("school")];

    const answers = await Promise.all(
      orders.map((orderId) =>
        run(chairOf(app, "school"), "addToCardOrder", { orderId, memberIds: [member] }, "notAdded { id }"),
      ),
    );

    expect(answers.flatMap(({ notAdded }) => notAdded)).toEqual([{ id: member }]);
  });

  it("is another's to nobody but those above", async () => {
    const orderId = await begin("plant");
    const seen = "query Order($id: ID!) { cardOrder(id: $id) { id } }";

    for (const other of [chairOf(app, "school"), person(app, Role.STAFF, "south")]) {
      expect(await other.run(seen, { id: orderId })).toEqual({ cardOrder: null });
      expect((await run(other, "sendCardOrder", { orderId })).__typename).toBe("CardOrderNotFound");
      expect(
        (await run(other, "createCardOrder", { organisationId: organisationId("plant") })).__typename,
      ).toBe("OrganisationNotFound");
    }
    expect(await person(app, Role.STAFF, "north").run(seen, { id: orderId })).toEqual({
      cardOrder: { id: orderId },
    });
    expect(await chairOf(app, "plant").refusal(deed("recordCardsProduced"), { input: { orderId } })).toBe(
      "FORBIDDEN",
    );
    expect(await app.anonymous.refusal(seen, { id: orderId })).toBe("UNAUTHENTICATED");
  });

  it.each([
    ["a recipient with a NUL", "a\0b"],
    ["an endless recipient", "я".repeat(201)],
  ])("refuses %s", async (_what, recipient) => {
    const answer = await run(chairOf(app, "camp"), "createCardOrder", {
      organisationId: organisationId("camp"),
      recipient,
    });
    expect(answer.__typename).toBe("InvalidInput");
  });

  it("is listed newest first, with as many statements for two as for one", async () => {
    const list = (first: number) =>
      chairOf(app, "harbour").run(
        `query List($id: ID!, $first: Int!) { organisation(id: $id) { cardOrders(first: $first) {
          totalCount nodes { id size organisation { name } } } } }`,
        { id: organisationId("harbour"), first },
      );
    const ids = [await begin("harbour"), await begin("harbour")];

    const { organisation } = await list(2);

    expect(organisation.cardOrders).toEqual({
      totalCount: 2,
      nodes: ids.toReversed().map((id) => ({ id, size: 0, organisation: { name: "ППО порта" } })),
    });
    const [one, two] = [await statementsOf(app, () => list(1)), await statementsOf(app, () => list(2))];
    expect(two.length).toBe(one.length);
  });

  describe("whose member goes to a register that its keeper does not see", () => {
    const transfer = (memberId: string, to: Place) =>
      person(app, Role.STAFF, "union").run(
        `mutation Transfer($input: TransferMemberInput!) { transferMember(input: $input) { __typename } }`,
        { input: { memberId, toOrganisationId: organisationId(to) } },
      );

    it("lets them go while it is open, and their new chair orders for them", async () => {
      const [gone, stays] = [await register(app, "camp"), await register(app, "camp")];
      const former = chairOf(app, "camp");
      const orderId = await begin("camp", {}, former);
      await run(former, "addToCardOrder", { orderId, memberIds: [gone, stays] });
      await transfer(gone, "harbour");

      expect(await statusOfCard(gone)).toMatchObject({ status: "NOT_ORDERED" });
      const next = await run(chairOf(app, "harbour"), "addToCardOrder", {
        orderId: await begin("harbour"),
        memberIds: [gone],
      });
      await run(former, "cancelCardOrder", { orderId });

      expect(next).toMatchObject({ order: { size: 1 } });
      expect(await statusOfCard(gone)).toMatchObject({ status: "ORDERED" });
      expect(await statusOfCard(stays)).toMatchObject({ status: "NOT_ORDERED" });
      expect(
        await app.sql("select from registry.card_order_rows where order_id = $1 and member_id = $2", [
          orderId,
          gone,
        ]),
      ).toEqual([]);
    });

    it("keeps them while they stay below its organisation", async () => {
      const member = await register(app, "school");
      const staff = person(app, Role.STAFF, "lakeside");
      const orderId = await begin("lakeside", {}, staff);
      await run(staff, "addToCardOrder", { orderId, memberIds: [member] });
      await transfer(member, "kindergarten");

      expect(await statusOfCard(member)).toMatchObject({ status: "ORDERED" });
      expect(await run(staff, "sendCardOrder", { orderId })).toMatchObject({ order: { size: 1 } });
      expect(await statusOfCard(member)).toMatchObject({ status: "SENT" });
    });

    it("lets them be ordered for again when it is cancelled after it was sent", async () => {
      const member = await register(app, "camp");
      const former = chairOf(app, "camp");
      const orderId = await begin("camp", {}, former);
      await run(former, "addToCardOrder", { orderId, memberIds: [member] });
      await run(former, "sendCardOrder", { orderId });
      await transfer(member, "harbour");
      await run(former, "cancelCardOrder", { orderId });

      const { changes, status } = await statusOfCard(member);
      expect(status).toBe("NOT_ORDERED");
      expect(changes.at(-1)?.changedBy).toEqual({ id: former.viewer.accountId });
      expect(
        await app.sql(
          `select was ->> 'status' as was, became ->> 'status' as became from registry.changes
           where table_name = 'membership_cards' and member_id = $1 and was ? 'status' order by id desc limit 1`,
          [member],
        ),
      ).toEqual([{ was: "SENT", became: "NOT_ORDERED" }]);
      expect(
        await run(chairOf(app, "harbour"), "addToCardOrder", {
          orderId: await begin("harbour"),
          memberIds: [member],
        }),
      ).toMatchObject({ order: { size: 1 } });
    });

    it("has the card that is being made arrive, and their new chair hand it over", async () => {
      const member = await register(app, "camp");
      const former = chairOf(app, "camp");
      const maker = person(app, Role.STAFF, "okrug");
      const orderId = await begin("camp", {}, former);
      await run(former, "addToCardOrder", { orderId, memberIds: [member] });
      await run(former, "sendCardOrder", { orderId });
      await transfer(member, "harbour");
      await run(maker, "recordCardsProduced", { orderId });
      await run(maker, "recordCardsDelivered", { orderId });

      expect(await statusOfCard(member)).toMatchObject({ status: "DELIVERED" });
      expect(
        await chairOf(app, "harbour").run(
          "mutation Issue($input: IssueCardInput!) { issueCard(input: $input) { __typename } }",
          { input: { memberId: member } },
        ),
      ).toEqual({ issueCard: { __typename: "IssueCardPayload" } });
    });
  });
});
