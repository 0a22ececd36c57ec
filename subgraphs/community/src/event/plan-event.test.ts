import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { inDays, plan } from "../testing/event.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Plan = `mutation P($input: PlanEventInput!) { planEvent(input: $input) { __typename
  ... on PlanEventPayload { eventEdge { node { id } } event {
    number kind { code name } title topic description place address link startsAt endsAt timeZone audience seats freeSeats
    status cancelledBecause registered waiting participants revision organisation { id }
    viewerRegistration { id } viewerInvitedAt viewerCanRegister viewerCanKeep invited registrations { totalCount } } }
  ... on Problem { message } ... on InvalidInput { fields { path } } } }`;

const FACTS = { kind: "SEMINAR", title: "Охрана труда", startsAt: "2030-04-28T10:00:00.000Z" };

describe("planning an event", () => {
  it("puts it into the organisation's register with the next number, and tells", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    await plan(chair, union.primary);
    await plan(union.servant(union.region, Role.CHAIR), union.region);
    const written = {
      topic: "Новые правила",
      description: "Что меняется с осени",
      place: "Актовый зал",
      address: "Москва, Ленинский проспект, 42",
      link: "https://meet.example/42",
      endsAt: "2030-04-28T12:00:00.000Z",
      timeZone: "Asia/Vladivostok",
      audience: "UNION",
      seats: 30,
    };

    const { planEvent } = await chair.run(Plan, {
      input: { organisationId: union.primary.id, ...FACTS, ...written, title: "  Охрана труда\n" },
    });

    const { id } = planEvent.eventEdge.node;
    expect(planEvent).toEqual({
      __typename: "PlanEventPayload",
      eventEdge: { node: { id } },
      event: {
        ...written,
        number: 2,
        kind: { code: "SEMINAR", name: "Семинар" },
        title: "Охрана труда",
        startsAt: FACTS.startsAt,
        freeSeats: 30,
        status: "PLANNED",
        cancelledBecause: null,
        registered: 0,
        waiting: 0,
        participants: null,
        revision: "1",
        organisation: { id: union.primary.id },
        viewerRegistration: null,
        viewerInvitedAt: null,
        viewerCanRegister: false,
        viewerCanKeep: true,
        invited: 0,
        registrations: { totalCount: 0 },
      },
    });
    expect(await app.told()).toContainEqual({
      name: "eventPlanned",
      payload: { id, organisationId: union.primary.id },
    });
  });

  it("plans once what is sent twice, also at the same time, and again what was cancelled", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const startsAt = inDays(3);
    const ids = await Promise.all([1, 2, 3, 4].map(() => plan(chair, union.primary, { startsAt })));
    expect(new Set(ids).size).toBe(1);

    await chair.run(`mutation C($input: CancelEventInput!) { cancelEvent(input: $input) { __typename } }`, {
      input: { eventId: ids[0], reason: "Карантин" },
    });
    expect(await plan(chair, union.primary, { startsAt })).not.toBe(ids[0]);
  });

  it("gives each its own number, though many plan at once", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    await Promise.all([1, 2, 3, 4, 5].map((day) => plan(chair, union.primary, { startsAt: inDays(day) })));
    const rows = await app.sql(
      "select number from community.events where organisation_id = $1 order by number",
      [union.primary.id],
    );
    expect(rows).toEqual([1, 2, 3, 4, 5].map((number) => ({ number })));
  });

  it("says what is wrong with each field", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const organisationId = union.primary.id;
    const faults = async (more: object) =>
      (await chair.run(Plan, { input: { organisationId, ...FACTS, ...more } })).planEvent.fields.map(
        ({ path }: { path: string }) => path,
      );

    expect(
      await faults({
        title: " ",
        topic: "a\0",
        kind: "DANCE",
        link: "javascript:alert(1)",
        endsAt: "2030-04-28T09:00:00Z",
        timeZone: "Europe/Atlantis",
        seats: 0,
      }),
    ).toEqual(["title", "topic", "link", "kind", "endsAt", "timeZone", "seats"]);
    expect(await faults({ kind: "a\0", description: "я".repeat(10_001), seats: 100_001 })).toEqual([
      "description",
      "kind",
      "seats",
    ]);
  });

  it("is for those who keep the organisation", async () => {
    const union = await TestUnion.found(app);
    const input = { organisationId: union.branch.id, ...FACTS };
    for (const who of [
      await union.member(union.branch),
      union.servant(union.primary, Role.CHAIR),
      union.servant(union.other, Role.CHAIR),
      union.servant(union.branch, Role.EDITOR),
    ])
      expect(await who.refusal(Plan, { input })).toBe("FORBIDDEN");
    expect(await app.anonymous.refusal(Plan, { input })).toBe("UNAUTHENTICATED");
    await plan(union.servant(union.region, Role.STAFF), union.branch);
  });

  it("refuses an organisation that is not there, or has closed", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.region, Role.CHAIR);
    await app.sql("update published.organisation set closed_on = '2026-01-01' where id = $1", [
      union.primary.id,
    ]);
    for (const organisationId of [union.primary.id, randomUUID(), "", "a\0"])
      expect((await chair.run(Plan, { input: { organisationId, ...FACTS } })).planEvent).toEqual({
        __typename: "OrganisationNotFound",
        message: "Нет такой организации среди тех, чьи дела вы ведёте.",
      });
  });
});
