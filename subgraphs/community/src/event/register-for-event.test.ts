import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { inDays, plan, register, withdraw } from "../testing/event.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Seen = `query S($id: ID!) { event(id: $id) {
  registered waiting freeSeats link viewerRegistration { status } viewerCanRegister viewerCanKeep registrations { totalCount } } }`;

describe("registering for an event", () => {
  it("gives a seat and the link, and changes nothing when sent again", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.branch, Role.CHAIR);
    const anna = await union.member(union.primary);
    const id = await plan(chair, union.branch, { seats: 2, link: "https://meet.example/1" });
    expect((await anna.run(Seen, { id })).event).toMatchObject({ link: null, viewerCanRegister: true });

    for (let time = 0; time < 2; time++)
      expect(await register(anna, id)).toEqual({
        __typename: "RegisterForEventPayload",
        registration: { id: expect.any(String), status: "REGISTERED" },
        event: { registered: 1, waiting: 0, freeSeats: 1 },
      });

    expect((await anna.run(Seen, { id })).event).toEqual({
      registered: 1,
      waiting: 0,
      freeSeats: 1,
      link: "https://meet.example/1",
      viewerRegistration: { status: "REGISTERED" },
      viewerCanRegister: false,
      viewerCanKeep: false,
      registrations: null,
    });
    expect((await app.anonymous.run(Seen, { id })).event).toEqual({
      registered: 1,
      waiting: 0,
      freeSeats: 1,
      link: null,
      viewerRegistration: null,
      viewerCanRegister: false,
      viewerCanKeep: false,
      registrations: null,
    });
    expect((await chair.run(Seen, { id })).event).toMatchObject({
      link: "https://meet.example/1",
      registrations: { totalCount: 1 },
    });
  });

  it("never gives more seats than there are, though many want them at once", async () => {
    const union = await TestUnion.found(app);
    const id = await plan(union.servant(union.branch, Role.CHAIR), union.branch, { seats: 5 });
    const people = await Promise.all(Array.from({ length: 24 }, () => union.member(union.primary)));

    const answers = await Promise.all(people.map((one) => register(one, id)));

    const seated = answers.filter(({ registration }) => registration.status === "REGISTERED");
    expect(seated).toHaveLength(5);
    expect((await app.anonymous.run(Seen, { id })).event).toMatchObject({ registered: 5, waiting: 19 });
  });

  it("keeps seats, counts and the queue true, whoever comes and goes at once", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.branch, Role.CHAIR);
    const people = await Promise.all(Array.from({ length: 6 }, () => union.member(union.primary)));
    const steps = fc.array(
      fc.record({ who: fc.nat(5), comes: fc.boolean(), seats: fc.option(fc.integer({ min: 1, max: 5 })) }),
      { minLength: 1, maxLength: 20 },
    );
    let day = 1;
    await fc.assert(
      fc.asyncProperty(steps, async (wished) => {
        const id = await plan(chair, union.branch, { seats: 3, startsAt: inDays(++day) });
        await Promise.all(
          wished.map(async ({ who, comes, seats }) => {
            if (seats !== null) await chair.run(Change, { input: { eventId: id, seats } });
            else if (comes) await register(people[who] ?? chair, id);
            else await withdraw(people[who] ?? chair, id);
          }),
        );
        const [kept] = await app.sql<Record<"seats" | "registered" | "waiting", number>>(
          "select seats, registered, waiting from community.events where id = $1",
          [id],
        );
        const rows = await app.sql<{ status: string; place: number }>(
          "select status, place from community.event_registrations where event_id = $1 order by place",
          [id],
        );
        const seated = rows.filter(({ status }) => status === "REGISTERED");
        const waiting = rows.filter(({ status }) => status === "WAITING");
        expect(kept).toMatchObject({ registered: seated.length, waiting: waiting.length });
        expect(seated.length).toBeLessThanOrEqual(kept?.seats ?? 0);
        if (waiting.length > 0) expect(seated).toHaveLength(kept?.seats ?? 0);
        const last = Math.max(0, ...seated.map(({ place }) => place));
        expect(waiting.every(({ place }) => place > last)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it("is for members of the organisation and below, or of the whole union", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.branch, Role.CHAIR);
    const own = await plan(chair, union.branch);
    const forAll = await plan(chair, union.branch, { audience: "UNION", startsAt: inDays(2) });
    const stranger = await union.member(union.other);

    expect(await register(stranger, own)).toEqual({
      __typename: "NotForViewer",
      message: "Прийти могут члены этой организации и приглашённые.",
    });
    expect(await register(stranger, forAll)).toHaveProperty("registration");
    expect(await register(chair, forAll)).toEqual({
      __typename: "NotForViewer",
      message: "Прийти могут члены Профсоюза.",
    });
    const left = app.as({ accountId: randomUUID(), memberId: randomUUID() });
    expect(await register(left, forAll)).toMatchObject({ __typename: "NotForViewer" });
    expect(
      await app.anonymous.refusal(
        `mutation R($input: RegisterForEventInput!) { registerForEvent(input: $input) { __typename } }`,
        { input: { eventId: own } },
      ),
    ).toBe("UNAUTHENTICATED");
  });

  it("ends when the event begins", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const anna = await union.member(union.primary);
    const id = await plan(chair, union.primary);
    await register(anna, id);
    const begun = await plan(chair, union.primary, { startsAt: inDays(-1) });
    expect(await register(anna, begun)).toEqual({
      __typename: "EventClosed",
      message: "Мероприятие уже началось.",
    });
    await app.sql("update community.events set starts_at = now() where id = $1", [id]);
    expect(await register(anna, id)).toHaveProperty("registration");
    expect(await withdraw(anna, id)).toMatchObject({ __typename: "EventClosed" });
  });

  it("finds no event where there is none, or by invitation of others", async () => {
    const union = await TestUnion.found(app);
    const anna = await union.member(union.primary);
    const closed = await plan(union.servant(union.primary, Role.CHAIR), union.primary, {
      audience: "INVITED",
    });
    for (const id of [closed, randomUUID(), "", "a\0", "\ud800"]) {
      expect(await register(anna, id)).toMatchObject({ __typename: "EventNotFound" });
      expect((await anna.run(Seen, { id })).event).toBeNull();
    }
  });
});

const Change = `mutation C($input: ChangeEventInput!) { changeEvent(input: $input) { __typename } }`;

describe("withdrawing from an event", () => {
  it("gives the seat to whoever waits longest, tells them, and lets one come back as the last", async () => {
    const union = await TestUnion.found(app);
    const id = await plan(union.servant(union.primary, Role.CHAIR), union.primary, { seats: 1 });
    const [anna, boris, vera] = [
      await union.member(union.primary),
      await union.member(union.primary),
      await union.member(union.primary),
    ];
    for (const one of [anna, boris, vera]) await register(one, id);

    for (let time = 0; time < 2; time++)
      expect(await withdraw(anna, id)).toEqual({
        __typename: "WithdrawFromEventPayload",
        event: { registered: 1, waiting: 1, freeSeats: 0 },
      });
    expect((await boris.run(Seen, { id })).event.viewerRegistration).toEqual({ status: "REGISTERED" });
    expect(await app.told()).toContainEqual({
      name: "eventSeatGiven",
      payload: { id, organisationId: union.primary.id, memberId: boris.viewer.memberId },
    });

    expect((await register(anna, id)).registration.status).toBe("WAITING");
    await withdraw(boris, id);
    expect((await vera.run(Seen, { id })).event.viewerRegistration).toEqual({ status: "REGISTERED" });
    expect((await anna.run(Seen, { id })).event).toMatchObject({
      viewerRegistration: { status: "WAITING" },
      registered: 1,
      waiting: 1,
    });
    await withdraw(anna, id);
    expect((await anna.run(Seen, { id })).event).toMatchObject({ viewerRegistration: null, waiting: 0 });
  });
});
