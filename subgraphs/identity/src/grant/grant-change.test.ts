import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { identity } from "../subgraph.js";
import { daysFromNow, type Organisation, World } from "../testing/world.js";

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

const Changes = `query C($in: [_Any!]!, $first: Int, $after: String) { _entities(representations: $in) { ... on Organisation {
  grantChanges(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { kind changedAt changedBy heldBy role startsOn endsOn reason isLent } } } } }`;
const someone = async (displayName: string, role: Role, at: Organisation, endsOn: string | null = null) => {
  const person = await world.account({ displayName, grants: [{ role, at, endsOn }] });
  return { person, actor: (await world.signIn(person)).actor };
};
type Reader = Awaited<ReturnType<typeof someone>>["actor"];
const changesOf = async (reader: Reader, places: Organisation[], page: object = {}) => {
  const asked = { in: places.map(({ id }) => ({ __typename: "Organisation", id })), first: 20, ...page };
  const { _entities } = await reader.run(Changes, asked);
  return (_entities as { grantChanges: unknown }[]).map(({ grantChanges }) => grantChanges);
};

describe("what became of the grants of an organisation", () => {
  it("says who gave, lent and took which right, to whom, when and why, the last first", async () => {
    const school = await world.organisation(region);
    const { actor: staff } = await someone("Пётр Штатный", Role.STAFF, region);
    const clerk = await world.account({
      displayName: "Борис Кротов",
      memberId: (await world.member(school)).id,
    });
    const { person: chair, actor } = await someone("Юлия Орлова", Role.CHAIR, school, daysFromNow(100));
    const [own] = await app.sql<{ id: string }>("select id from identity.grants where account_id = $1", [
      chair.id,
    ]);
    await actor.run(`mutation D($input: DelegateRoleInput!) { delegateRole(input: $input) { __typename } }`, {
      input: { grantId: own?.id, memberId: clerk.memberId, endsOn: daysFromNow(9), reason: "Отпуск" },
    });
    await staff.run(`mutation G($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }`, {
      input: { accountId: chair.id, role: "EDITOR", organisationId: school.id, reason: "Ведёт сайт" },
    });
    const [editor] = await app.sql<{ id: string }>(
      "select id from identity.grants where account_id = $1 and role = 'EDITOR'",
      [chair.id],
    );
    await staff.run(`mutation R($input: RevokeGrantInput!) { revokeGrant(input: $input) { __typename } }`, {
      input: { grantId: editor?.id, reason: "Ушла в отпуск" },
    });

    const given = {
      kind: "GIVEN",
      changedAt: expect.any(String),
      startsOn: today(),
      reason: null,
      isLent: false,
    };
    const ofEditor = { role: "EDITOR", endsOn: null, heldBy: "Юлия Орлова", changedBy: "Пётр Штатный" };
    const all = [
      { ...given, ...ofEditor, kind: "REVOKED", reason: "Ушла в отпуск" },
      { ...given, ...ofEditor, reason: "Ведёт сайт" },
      {
        ...given,
        role: "CHAIR",
        endsOn: daysFromNow(9),
        heldBy: "Борис Кротов",
        changedBy: "Юлия Орлова",
        reason: "Отпуск",
        isLent: true,
      },
      {
        ...given,
        role: "CHAIR",
        startsOn: "2026-01-01",
        endsOn: daysFromNow(100),
        heldBy: "Юлия Орлова",
        changedBy: null,
      },
    ];
    const [whole] = await changesOf(staff, [school]);
    expect(whole).toEqual({
      totalCount: 4,
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      nodes: all,
    });

    const [page] = (await changesOf(staff, [school], { first: 3 })) as { pageInfo: { endCursor: string } }[];
    expect(page).toMatchObject({ nodes: all.slice(0, 3), pageInfo: { hasNextPage: true } });
    expect(await changesOf(staff, [school], { after: page?.pageInfo.endCursor })).toMatchObject([
      { nodes: all.slice(3), pageInfo: { hasNextPage: false } },
    ]);
  });

  it("is for those who may give roles there, not by a lent role, and of each organisation apart", async () => {
    const [school, nursery] = [await world.organisation(region), await world.organisation(region)];
    const { actor: chair } = await someone("Анна", Role.CHAIR, school);
    const { actor: staff } = await someone("Пётр", Role.STAFF, region);
    const { actor: stranger } = await someone("Олег", Role.ADMINISTRATOR, other);
    const lent = app.as({
      accountId: staff.viewer.accountId,
      grants: staff.viewer.grants.map((grant) => ({ ...grant, lentBy: "Пётр" })),
    });
    for (const reader of [chair, stranger, lent, app.anonymous]) {
      expect(await changesOf(reader, [school, nursery])).toEqual([null, null]);
    }
    expect(await changesOf(staff, [nursery, school, other])).toEqual([
      { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
      expect.objectContaining({ totalCount: 1 }),
      null,
    ]);
  });

  it("tells a cursor of its own from others", async () => {
    const { actor } = await someone("Пётр", Role.STAFF, region);
    for (const key of ["x", [1], ["1", "2"], ["9".repeat(30)]]) {
      const after = Buffer.from(JSON.stringify(key)).toString("base64url");
      const asked = { in: [{ __typename: "Organisation", id: region.id }], first: 20, after };
      expect([key, await actor.refusal(Changes, asked)]).toEqual([key, "BAD_USER_INPUT"]);
    }
  });
});
