import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { inDays, plan, register, withdraw } from "../testing/event.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Mark = `mutation M($input: MarkAttendanceInput!) { markAttendance(input: $input) { __typename
  ... on MarkAttendancePayload { registrations { id attended } } ... on Problem { message }
  ... on InvalidInput { fields { path } } } }`;
const Hold = `mutation H($input: HoldEventInput!) { holdEvent(input: $input) { __typename
  ... on HoldEventPayload { event { status participants } } ... on Problem { message } } }`;

/** An event to which three people registered and which has begun; the last of them withdrew. */
async function begun() {
  const union = await TestUnion.found(app);
  const chair = union.servant(union.primary, Role.CHAIR);
  const eventId = await plan(chair, union.primary);
  const people = [];
  const ids: string[] = [];
  for (let number = 0; number < 3; number++) {
    const one = await union.member(union.primary);
    people.push(one);
    ids.push((await register(one, eventId)).registration.id);
  }
  await withdraw(people[2] ?? chair, eventId);
  await app.sql("update community.events set starts_at = now() where id = $1", [eventId]);
  return { union, chair, eventId, ids, people };
}

describe("marking who came", () => {
  it("notes each, and takes a mark back", async () => {
    const { chair, eventId, ids } = await begun();
    const mark = async (...given: (boolean | null)[]) =>
      (
        await chair.run(Mark, {
          input: {
            eventId,
            marks: given.map((attended, place) => ({ registrationId: ids[place], attended })),
          },
        })
      ).markAttendance;
    expect(await mark(true, false)).toEqual({
      __typename: "MarkAttendancePayload",
      registrations: [
        { id: ids[0], attended: true },
        { id: ids[1], attended: false },
      ],
    });
    expect((await mark(null)).registrations).toEqual([{ id: ids[0], attended: null }]);
  });

  it("names those who have no seat, and changes nothing then", async () => {
    const { chair, eventId, ids } = await begun();
    const marks = [ids[0], ids[2], randomUUID(), "a\0"].map((registrationId) => ({
      registrationId,
      attended: true,
    }));
    expect((await chair.run(Mark, { input: { eventId, marks } })).markAttendance).toMatchObject({
      fields: [1, 2, 3].map((place) => ({ path: `marks.${place}.registrationId` })),
    });
    expect((await chair.run(Mark, { input: { eventId, marks: [] } })).markAttendance).toMatchObject({
      fields: [{ path: "marks" }],
    });
    expect(
      await app.sql(
        "select count(*)::int as marked from community.event_registrations where event_id = $1 and attended",
        [eventId],
      ),
    ).toEqual([{ marked: 0 }]);
  });

  it("is for those who keep the organisation, from shortly before it begins", async () => {
    const { union, chair, eventId, ids, people } = await begun();
    const marks = [{ registrationId: ids[0], attended: true }];
    for (const who of [people[0], union.servant(union.other, Role.CHAIR)])
      expect(await who?.refusal(Mark, { input: { eventId, marks } })).toBe("FORBIDDEN");
    const later = await plan(chair, union.primary, { startsAt: inDays(1) });
    expect((await chair.run(Mark, { input: { eventId: later, marks } })).markAttendance).toEqual({
      __typename: "EventNotBegun",
      message: "Мероприятие ещё не началось.",
    });
  });
});

describe("recording that an event was held", () => {
  it("counts those who are marked, or takes the number given, guests too", async () => {
    const { chair, eventId, ids } = await begun();
    const marks = ids.slice(0, 2).map((registrationId) => ({ registrationId, attended: true }));
    await chair.run(Mark, { input: { eventId, marks } });
    const hold = async (participants?: number) =>
      (await chair.run(Hold, { input: { eventId, participants } })).holdEvent;

    expect(await hold()).toEqual({
      __typename: "HoldEventPayload",
      event: { status: "HELD", participants: 2 },
    });
    expect((await hold(40)).event).toEqual({ status: "HELD", participants: 40 });
    expect((await hold(1)).__typename).toBe("InvalidInput");
    expect((await hold(1_000_001)).__typename).toBe("InvalidInput");
  });

  it("waits until it has begun, and is for those who keep the organisation", async () => {
    const { union, chair, eventId, people } = await begun();
    const later = await plan(chair, union.primary, { startsAt: inDays(1) });
    expect((await chair.run(Hold, { input: { eventId: later } })).holdEvent.__typename).toBe("EventNotBegun");
    expect(await people[0]?.refusal(Hold, { input: { eventId } })).toBe("FORBIDDEN");
    await app.sql("update community.events set status = 'CANCELLED', cancelled_because = '-' where id = $1", [
      eventId,
    ]);
    expect((await chair.run(Hold, { input: { eventId } })).holdEvent.__typename).toBe("EventClosed");
  });
});
