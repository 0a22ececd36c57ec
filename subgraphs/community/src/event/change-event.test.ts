import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { plan, register } from "../testing/event.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Change = `mutation C($input: ChangeEventInput!) { changeEvent(input: $input) { __typename
  ... on ChangeEventPayload { event { title topic place seats registered waiting audience kind { code } revision } }
  ... on Problem { message } ... on InvalidInput { fields { path message } } } }`;

describe("changing an event", () => {
  it("changes what is written, empties what is null, leaves the rest, and tells", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const eventId = await plan(chair, union.primary, { topic: "Тема", place: "Зал", seats: 5 });

    const input = { eventId, title: "Новое имя", topic: null, kind: "FORUM", audience: "UNION" };
    expect((await chair.run(Change, { input })).changeEvent).toEqual({
      __typename: "ChangeEventPayload",
      event: {
        title: "Новое имя",
        topic: null,
        place: "Зал",
        seats: 5,
        registered: 0,
        waiting: 0,
        audience: "UNION",
        kind: { code: "FORUM" },
        revision: "2",
      },
    });
    const payload = { id: eventId, organisationId: union.primary.id };
    const told = await app.told();
    expect(told).toContainEqual({ name: "eventChanged", payload });
    expect(told).toContainEqual({ name: "eventCountsChanged", payload: { ...payload, revision: 2 } });
  });

  it("gives new seats to those who wait, and never takes any away", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const eventId = await plan(chair, union.primary, { seats: 1 });
    for (let number = 0; number < 4; number++) await register(await union.member(union.primary), eventId);
    const seats = async (number: number | null) =>
      (await chair.run(Change, { input: { eventId, seats: number } })).changeEvent;

    expect((await seats(2)).event).toMatchObject({ seats: 2, registered: 2, waiting: 2 });
    expect(await seats(1)).toEqual({
      __typename: "InvalidInput",
      message: "Проверьте заполнение полей.",
      fields: [{ path: "seats", message: "Мест не меньше, чем уже зарегистрировалось: 2." }],
    });
    expect((await seats(null)).event).toMatchObject({ seats: null, registered: 4, waiting: 0 });
  });

  it("is for those who keep the organisation, while the event is planned", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const eventId = await plan(chair, union.primary);
    const input = { eventId, title: "Чужое" };
    expect(await union.servant(union.other, Role.CHAIR).refusal(Change, { input })).toBe("FORBIDDEN");
    expect(await (await union.member(union.primary)).refusal(Change, { input })).toBe("FORBIDDEN");
    expect((await chair.run(Change, { input: { eventId: randomUUID() } })).changeEvent).toEqual({
      __typename: "EventNotFound",
      message: "Такого мероприятия нет.",
    });
    await app.sql("update community.events set status = 'HELD', participants = 0 where id = $1", [eventId]);
    expect((await chair.run(Change, { input })).changeEvent).toEqual({
      __typename: "EventClosed",
      message: "Мероприятие уже прошло.",
    });
  });
});

describe("cancelling an event", () => {
  const Cancel = `mutation C($input: CancelEventInput!) { cancelEvent(input: $input) { __typename
    ... on CancelEventPayload { event { status cancelledBecause registered } } ... on Problem { message } } }`;

  it("says why to all, keeps who was registered, tells once, and lets nobody register", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const eventId = await plan(chair, union.primary);
    await register(await union.member(union.primary), eventId);
    for (const reason of ["Карантин", "Другое"])
      expect((await chair.run(Cancel, { input: { eventId, reason } })).cancelEvent).toEqual({
        __typename: "CancelEventPayload",
        event: { status: "CANCELLED", cancelledBecause: "Карантин", registered: 1 },
      });
    const told = (await app.told()).filter(
      ({ name, payload }) => name === "eventCancelled" && (payload as { id: string }).id === eventId,
    );
    expect(told).toHaveLength(1);
    expect(await register(await union.member(union.primary), eventId)).toEqual({
      __typename: "EventClosed",
      message: "Мероприятие отменено.",
    });
  });

  it("asks why, and is for those who keep the organisation", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const eventId = await plan(chair, union.primary);
    expect((await chair.run(Cancel, { input: { eventId, reason: " " } })).cancelEvent.__typename).toBe(
      "InvalidInput",
    );
    const input = { eventId, reason: "Так" };
    expect(await (await union.member(union.primary)).refusal(Cancel, { input })).toBe("FORBIDDEN");
    expect((await chair.run(Cancel, { input: { ...input, eventId: "a\0" } })).cancelEvent.__typename).toBe(
      "EventNotFound",
    );
  });
});
