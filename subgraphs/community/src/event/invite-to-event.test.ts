import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { community } from "../subgraph.js";
import { inDays, plan, register } from "../testing/event.js";
import { type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(community);
beforeAll(() => TestUnion.open(app));

const Invite = `mutation I($input: InviteToEventInput!) { inviteToEvent(input: $input) { __typename
  ... on InviteToEventPayload { selected invited event { invited } } ... on Problem { message }
  ... on InvalidInput { fields { path } } } }`;

async function invite(who: Actor, eventId: string, whom: object) {
  return (await who.run(Invite, { input: { eventId, ...whom } })).inviteToEvent;
}

/** The day so many years, and a few days, ago. */
function yearsAgo(years: number, days = 0): string {
  const [year, month, day] = today().split("-").map(Number);
  return new Date(Date.UTC((year ?? 0) - years, (month ?? 0) - 1, (day ?? 0) - days))
    .toISOString()
    .slice(0, 10);
}

interface Person {
  sex: string;
  bornOn: string;
  childBornOn?: string;
}

/** A member of whom the register tells this to those who select below the organisation. */
async function selectable(
  { path }: Place,
  member: Actor,
  { sex, bornOn, childBornOn }: Person,
): Promise<void> {
  await app.sql("insert into published.selectable values ($1, $2, $3, $4, $5)", [
    Number(path.split(".").at(-1)),
    sex,
    bornOn,
    childBornOn ?? null,
    member.viewer.memberId,
  ]);
}

describe("inviting to an event", () => {
  it("opens it to members by name, once, and tells of them", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.branch, Role.CHAIR);
    const [anna, boris] = [await union.member(union.primary), await union.member(union.primary)];
    const id = await plan(chair, union.branch, { audience: "INVITED" });
    const memberIds = [anna.viewer.memberId];

    expect(await invite(chair, id, { memberIds, dryRun: true })).toEqual({
      __typename: "InviteToEventPayload",
      selected: 1,
      invited: 1,
      event: { invited: 0 },
    });
    expect((await register(anna, id)).__typename).toBe("EventNotFound");
    expect(await invite(chair, id, { memberIds })).toMatchObject({ invited: 1, event: { invited: 1 } });
    expect(await invite(chair, id, { memberIds: [...memberIds, ...memberIds] })).toMatchObject({
      selected: 1,
      invited: 0,
      event: { invited: 1 },
    });
    expect((await app.told()).filter(({ name }) => name === "membersInvited")).toContainEqual({
      name: "membersInvited",
      payload: { id, organisationId: union.branch.id, memberIds },
    });

    expect(
      await anna.run(
        `query O($id: ID!) { _entities(representations: [{ __typename: "Member", id: $id }]) { ... on Member {
          events { nodes { id viewerInvitedAt viewerRegistration { status } viewerCanRegister invited } } } } }`,
        { id: anna.viewer.memberId },
      ),
    ).toEqual({
      _entities: [
        {
          events: {
            nodes: [
              {
                id,
                viewerInvitedAt: expect.any(String),
                viewerRegistration: null,
                viewerCanRegister: true,
                invited: null,
              },
            ],
          },
        },
      ],
    });
    expect((await register(boris, id)).__typename).toBe("EventNotFound");
    expect((await register(anna, id)).__typename).toBe("RegisterForEventPayload");
  });

  it("lets a guest of another organisation come to an event of its members", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.region, Role.CHAIR);
    const guest = await union.member(union.other);
    const id = await plan(chair, union.branch);
    expect((await register(guest, id)).__typename).toBe("NotForViewer");
    await invite(chair, id, { memberIds: [guest.viewer.memberId] });
    expect((await register(guest, id)).__typename).toBe("RegisterForEventPayload");
  });

  it("finds whom to invite by sex, age and children: on a birthday one is a year older", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.region, Role.CHAIR);
    const people: [string, Person][] = [
      ["mother", { sex: "FEMALE", bornOn: yearsAgo(35), childBornOn: yearsAgo(7, -1) }],
      ["father", { sex: "MALE", bornOn: yearsAgo(36, -1), childBornOn: yearsAgo(7) }],
      ["young", { sex: "FEMALE", bornOn: yearsAgo(35, -1) }],
    ];
    for (const [, person] of people)
      await selectable(union.region, await union.member(union.primary), person);
    const id = await plan(chair, union.region);
    const count = async (selection: object) =>
      (await invite(chair, id, { selection, dryRun: true })).selected as number;

    expect(await count({})).toBe(3);
    expect(await count({ sex: "FEMALE" })).toBe(2);
    expect(await count({ ageFrom: 35 })).toBe(2);
    expect(await count({ ageUntil: 34 })).toBe(1);
    expect(await count({ ageFrom: 35, ageUntil: 35, sex: "MALE" })).toBe(1);
    expect(await count({ haveChildren: true })).toBe(2);
    expect(await count({ haveChildren: true, childAgeUntil: 6 })).toBe(1);
    expect(await count({ childAgeFrom: 7, childAgeUntil: 10 })).toBe(1);

    expect(await invite(chair, id, { selection: { sex: "FEMALE" } })).toMatchObject({
      selected: 2,
      invited: 2,
    });
    expect(await invite(chair, id, { selection: {} })).toMatchObject({ selected: 3, invited: 1 });
  });

  it("names whom the viewer does not see, and ages that nobody has", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.branch, Role.CHAIR);
    const id = await plan(chair, union.branch);
    const own = (await union.member(union.primary)).viewer.memberId;
    const foreign = (await union.member(union.other)).viewer.memberId;
    expect(await invite(chair, id, { memberIds: [own, foreign, randomUUID(), "a\0"] })).toMatchObject({
      fields: [1, 2, 3].map((place) => ({ path: `memberIds.${place}` })),
    });
    expect(
      await invite(chair, id, {
        memberIds: Array.from({ length: 251 }, () => own),
        selection: { ageFrom: -1, childAgeUntil: 1_000 },
      }),
    ).toMatchObject({
      fields: ["memberIds", "selection.ageFrom", "selection.childAgeUntil"].map((path) => ({ path })),
    });
  });

  it("refuses more than ten thousand at once, and invites as many", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.region, Role.CHAIR);
    const id = await plan(chair, union.region);
    await app.sql(
      `insert into published.selectable (node, sex, member_id)
       select $1, case when n = 0 then 'MALE' else 'FEMALE' end, gen_random_uuid() from generate_series(0, 10000) n`,
      [Number(union.region.path)],
    );
    expect(await invite(chair, id, { selection: {} })).toMatchObject({ fields: [{ path: "selection" }] });
    expect(await invite(chair, id, { selection: { sex: "FEMALE" } })).toMatchObject({ invited: 10_000 });
    const told = (await app.told()).filter(
      ({ name, payload }) => name === "membersInvited" && (payload as { id: string }).id === id,
    );
    expect(told).toHaveLength(10);
  });

  it("is for those who keep the organisation, before the event begins", async () => {
    const union = await TestUnion.found(app);
    const chair = union.servant(union.primary, Role.CHAIR);
    const id = await plan(chair, union.primary);
    const input = { eventId: id, selection: {} };
    for (const who of [await union.member(union.primary), union.servant(union.other, Role.CHAIR)])
      expect(await who.refusal(Invite, { input })).toBe("FORBIDDEN");
    const begun = await plan(chair, union.primary, { startsAt: inDays(-1) });
    expect((await invite(chair, begun, { selection: {} })).__typename).toBe("EventClosed");
    expect((await invite(chair, randomUUID(), { selection: {} })).__typename).toBe("EventNotFound");
  });
});
