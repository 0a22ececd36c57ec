import { Role } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { identity } from "../subgraph.js";
import { daysFromNow, type Organisation, type Person, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
let union: Organisation;
let region: Organisation;
let other: Organisation;

beforeAll(async () => {
  await world.publish();
  union = await world.organisation();
  region = await world.organisation(union);
  other = await world.organisation(union);
});

const Grants = `query G($in: [_Any!]!, $first: Int, $after: String) { _entities(representations: $in) { ... on Organisation {
  viewerMayGrant
  grants(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id role organisation { id } startsOn endsOn heldBy givenBy lentBy reason } } } } }`;
const GrantById = `query G($id: ID!) { grant(id: $id) { id role } }`;

interface Shown {
  viewerMayGrant: string[] | null;
  grants: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: { id: string; heldBy: string }[];
  } | null;
}
const someone = async (displayName: string, role: Role, at: Organisation, endsOn: string | null = null) => {
  const person = await world.account({ displayName, grants: [{ role, at, endsOn }] });
  return { person, actor: (await world.signIn(person)).actor };
};
const lookAt = async (reader: Actor, places: { id: string }[], page: object = {}): Promise<Shown[]> => {
  const asked = { in: places.map(({ id }) => ({ __typename: "Organisation", id })), first: 20, ...page };
  return (await reader.run(Grants, asked))._entities;
};
const namesOf = ({ grants }: Shown) => grants?.nodes.map(({ heldBy }) => heldBy);
const grantIdOf = async ({ id }: Person) => {
  const [grant] = await app.sql<{ id: string }>("select id from identity.grants where account_id = $1", [id]);
  return grant?.id ?? "";
};

describe("who holds which role over an organisation", () => {
  it("is told by role, with who gave or lent it, until when and what for", async () => {
    const school = await world.organisation(region);
    const { actor: staff } = await someone("Пётр Штатный", Role.STAFF, region);
    const clerk = await world.account({
      displayName: "Борис Кротов",
      memberId: (await world.member(school)).id,
    });
    const { person, actor: chair } = await someone("Юлия Орлова", Role.CHAIR, school, daysFromNow(100));
    await staff.run(`mutation G($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }`, {
      input: {
        memberId: clerk.memberId,
        role: "EDITOR",
        organisationId: school.id,
        startsOn: daysFromNow(2),
        reason: "Ведёт сайт",
      },
    });
    const ofChair = await grantIdOf(person);
    await chair.run(`mutation D($input: DelegateRoleInput!) { delegateRole(input: $input) { __typename } }`, {
      input: { grantId: ofChair, memberId: clerk.memberId, role: "OPERATOR", endsOn: daysFromNow(9) },
    });

    const shown = {
      id: expect.any(String),
      organisation: { id: school.id },
      heldBy: "Борис Кротов",
      lentBy: null,
      reason: null,
    };
    const all = [
      {
        ...shown,
        id: ofChair,
        role: "CHAIR",
        startsOn: "2026-01-01",
        endsOn: daysFromNow(100),
        heldBy: "Юлия Орлова",
        givenBy: null,
      },
      {
        ...shown,
        role: "OPERATOR",
        startsOn: daysFromNow(0),
        endsOn: daysFromNow(9),
        givenBy: "Юлия Орлова",
        lentBy: "Юлия Орлова",
      },
      {
        ...shown,
        role: "EDITOR",
        startsOn: daysFromNow(2),
        endsOn: null,
        givenBy: "Пётр Штатный",
        reason: "Ведёт сайт",
      },
    ];
    for (const reader of [staff, chair]) {
      expect((await lookAt(reader, [school]))[0]?.grants).toEqual({
        totalCount: 3,
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
        nodes: all,
      });
    }
  });

  it("leaves out what is over or taken back, what holds from above, and members of the register", async () => {
    const school = await world.organisation(region);
    const { actor: staff } = await someone("Пётр", Role.STAFF, region);
    await world.account({ memberId: (await world.member(school)).id });
    await someone("Бывший", Role.EDITOR, school, daysFromNow(-1));
    await someone("Последний день", Role.EDITOR, school, daysFromNow(0));
    const { person } = await someone("Снятый", Role.OPERATOR, school);
    await app.sql("update identity.grants set revoked_at = now() where account_id = $1", [person.id]);

    const [shown] = await lookAt(staff, [school]);

    expect(shown && namesOf(shown)).toEqual(["Последний день"]);
    expect(shown?.grants?.totalCount).toBe(1);
  });

  it("comes by pages, each organisation's apart", async () => {
    const [school, nursery] = [await world.organisation(region), await world.organisation(region)];
    const { actor: staff } = await someone("Пётр", Role.STAFF, region);
    await someone("Первый", Role.OPERATOR, school);
    await someone("Второй", Role.EDITOR, school);
    await someone("Третий", Role.OPERATOR, school);
    await someone("Юлия", Role.CHAIR, nursery);

    const places = [school, nursery, { id: school.id.toUpperCase() }];
    const [first, beside, again] = await lookAt(staff, places, { first: 2 });

    expect(first && namesOf(first)).toEqual(["Первый", "Третий"]);
    expect(first?.grants).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(beside && namesOf(beside)).toEqual(["Юлия"]);
    expect(again?.grants).toMatchObject({ totalCount: 3 });
    const [rest] = await lookAt(staff, [school], { after: first?.grants?.pageInfo.endCursor });
    expect(rest && namesOf(rest)).toEqual(["Второй"]);
    expect(rest?.grants).toMatchObject({ pageInfo: { hasNextPage: false } });
  });

  it("is not told to those above whom, beside whom or under whom it stands without keeping it", async () => {
    const school = await world.organisation(region);
    const { person: chair } = await someone("Юлия", Role.CHAIR, school);
    const { actor: staff } = await someone("Пётр", Role.STAFF, region);
    const strangers = [
      app.anonymous,
      (await someone("Администратор соседей", Role.ADMINISTRATOR, other)).actor,
      (await someone("Председатель соседей", Role.CHAIR, await world.organisation(region))).actor,
      (await someone("Редактор", Role.EDITOR, union)).actor,
      (await someone("Оператор", Role.OPERATOR, union)).actor,
      (await someone("Страховщик", Role.INSURANCE_HANDLER, union)).actor,
      (await someone("Партнёр", Role.PARTNER, union)).actor,
      (await world.signIn(await world.account({ memberId: (await world.member(school)).id }))).actor,
    ];
    for (const stranger of strangers) {
      expect((await lookAt(stranger, [school]))[0]?.grants).toBeNull();
      expect(await stranger.run(GrantById, { id: await grantIdOf(chair) })).toEqual({ grant: null });
    }
    for (const above of [region, union, other]) {
      const { actor } = await world.signIn(chair);
      expect((await lookAt(actor, [above]))[0]?.grants).toBeNull();
    }
    expect(
      (await lookAt(staff, [union, { id: randomUUID() }, { id: "1" }])).map(({ grants }) => grants),
    ).toEqual([null, null, null]);
  });

  it("is told to a chair of the own subtree by id too, but not which members have accounts", async () => {
    const school = await world.organisation(region);
    const { actor: chair } = await someone("Юлия", Role.CHAIR, region);
    const { person } = await someone("Олег", Role.OPERATOR, school);
    const member = await world.account({ memberId: (await world.member(school)).id });
    const id = await grantIdOf(person);
    expect(await chair.run(GrantById, { id })).toEqual({ grant: { id, role: "OPERATOR" } });
    expect(await chair.run(GrantById, { id: member.id })).toEqual({ grant: null });
  });

  it("tells a cursor of its own from others", async () => {
    const { actor } = await someone("Пётр", Role.STAFF, region);
    for (const key of [["x"], [1], [1, "x"], [0.5, randomUUID()], [1, randomUUID(), 1]]) {
      const asked = { in: [{ __typename: "Organisation", id: region.id }], first: 20, after: cursorOf(key) };
      expect([key, await actor.refusal(Grants, asked)]).toEqual([key, "BAD_USER_INPUT"]);
    }
  });
});

describe("which roles one may give over an organisation", () => {
  it("is what the own roles allow there, and nothing of what was only lent", async () => {
    const school = await world.organisation(region);
    const mayAt = async (reader: Actor, places: { id: string }[]) =>
      (await lookAt(reader, places)).map(({ viewerMayGrant }) => viewerMayGrant);
    const { actor: staff } = await someone("Пётр", Role.STAFF, region);
    const { actor: administrator } = await someone("Администратор", Role.ADMINISTRATOR, union);
    const { actor: chair } = await someone("Юлия", Role.CHAIR, region);
    const ofStaff = ["MEMBER", "CHAIR", "OPERATOR", "EDITOR"];

    expect(await mayAt(staff, [school, region, union, other])).toEqual([ofStaff, ofStaff, [], []]);
    expect(await mayAt(administrator, [school])).toEqual([Object.values(Role)]);
    expect(await mayAt(chair, [school, region])).toEqual([[], []]);
    const lent = app.as({
      accountId: staff.viewer.accountId,
      grants: staff.viewer.grants.map((grant) => ({ ...grant, lentBy: "Пётр" })),
    });
    expect(await mayAt(lent, [school])).toEqual([[]]);
    expect(await mayAt(app.anonymous, [school, { id: randomUUID() }])).toEqual([[], null]);
  });
});
