import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { identity } from "../subgraph.js";
import { type Organisation, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
const AccountById = `query AccountById($id: ID!) {
  account(id: $id) { id displayName member { id } grants { role } sessions { id } canSignInToCms }
}`;
const Entities = `query Entities($type: _Any!) {
  _entities(representations: [$type]) { ... on Account { id displayName } ... on Grant { id role } }
}`;
let union: Organisation;
let region: Organisation;
let school: Organisation;
let elsewhere: Organisation;

beforeAll(async () => {
  await world.publish();
  union = await world.organisation();
  region = await world.organisation(union);
  school = await world.organisation(region);
  elsewhere = await world.organisation(union);
});

const someone = async (role: Role, at: Organisation) => {
  const { actor } = await world.signIn(await world.account({ grants: [{ role, at }] }));
  return actor;
};

describe("the viewer", () => {
  it("is nobody for an anonymous reader", async () => {
    expect(await app.anonymous.run(`{ viewer { id } }`)).toEqual({ viewer: null });
  });

  it("is one's own account, with the sessions it has open", async () => {
    const anna = await world.account({ grants: [{ role: Role.EDITOR, at: school }] });
    await world.signIn(anna);
    const { actor } = await world.signIn(anna);
    expect(
      await actor.run(
        `{ viewer { id displayName canSignInToCms sessions { current device } grants { role startsOn endsOn organisation { id } } } }`,
      ),
    ).toEqual({
      viewer: {
        id: anna.id,
        displayName: "Анна Соколова",
        canSignInToCms: true,
        sessions: [
          { current: true, device: null },
          { current: false, device: null },
        ],
        grants: [{ role: "EDITOR", startsOn: "2026-01-01", endsOn: null, organisation: { id: school.id } }],
      },
    });
  });
});

describe("an account", () => {
  it("is seen by its holder, the staff above it and administrators, without its sessions", async () => {
    const anna = await world.account({ memberId: (await world.member(school)).id });
    const own = (await world.signIn(anna)).actor;
    const seen = {
      account: {
        id: anna.id,
        displayName: "Анна Соколова",
        member: { id: anna.memberId },
        grants: [{ role: "MEMBER" }],
        sessions: [],
        canSignInToCms: false,
      },
    };
    const ask = { id: anna.id };
    expect(await (await someone(Role.STAFF, region)).run(AccountById, ask)).toEqual(seen);
    expect(await (await someone(Role.ADMINISTRATOR, union)).run(AccountById, ask)).toEqual(seen);
    expect((await own.run(AccountById, ask)).account.sessions).toHaveLength(1);
  });

  it("looks absent to everyone else, by id and by `_entities`", async () => {
    const anna = await world.account({ memberId: (await world.member(school)).id });
    const strangers = [
      app.anonymous,
      await someone(Role.STAFF, elsewhere),
      await someone(Role.CHAIR, school),
      await someone(Role.EDITOR, union),
      (await world.signIn(await world.account())).actor,
    ];
    for (const stranger of strangers) {
      expect(await stranger.run(AccountById, { id: anna.id })).toEqual({ account: null });
      expect(await stranger.run(Entities, { type: { __typename: "Account", id: anna.id } })).toEqual({
        _entities: [null],
      });
      // The grant that the register gives has the account's id.
      expect(await stranger.run(Entities, { type: { __typename: "Grant", id: anna.id } })).toEqual({
        _entities: [null],
      });
    }
  });

  it("is found by `_entities` by those who may see it, and its grant too", async () => {
    const anna = await world.account({ memberId: (await world.member(school)).id });
    const staff = await someone(Role.STAFF, region);
    expect(await staff.run(Entities, { type: { __typename: "Account", id: anna.id } })).toEqual({
      _entities: [{ id: anna.id, displayName: "Анна Соколова" }],
    });
    expect(await staff.run(Entities, { type: { __typename: "Grant", id: anna.id } })).toEqual({
      _entities: [{ id: anna.id, role: "MEMBER" }],
    });
  });

  it("shows staff only the grants of their own subtree", async () => {
    const busy = await world.account({
      grants: [
        { role: Role.CHAIR, at: school },
        { role: Role.EDITOR, at: elsewhere },
      ],
    });
    const staff = await someone(Role.STAFF, region);
    expect((await staff.run(AccountById, { id: busy.id })).account.grants).toEqual([{ role: "CHAIR" }]);
  });

  it("that holds nothing is seen from the top of the union only", async () => {
    const { id } = await world.account();
    expect(await (await someone(Role.STAFF, region)).run(AccountById, { id })).toEqual({ account: null });
    expect(await (await someone(Role.ADMINISTRATOR, union)).run(AccountById, { id })).toMatchObject({
      account: { id },
    });
  });

  it.each([randomUUID(), "1", "", "\0", "\ud83d"])("is absent under the id %j", async (id) => {
    const administrator = await someone(Role.ADMINISTRATOR, union);
    expect(await administrator.run(AccountById, { id })).toEqual({ account: null });
    expect(await administrator.run(`query G($id: ID!) { grant(id: $id) { id } }`, { id })).toEqual({
      grant: null,
    });
  });
});

describe("a grant from the register", () => {
  it("moves with the member, and ends with the membership", async () => {
    const { id: memberId } = await world.member(school);
    const anna = await world.account({ memberId });
    const paths = async () => (await world.signIn(anna)).actor.viewer.grants.map(({ path }) => path);
    expect(await paths()).toEqual([school.path]);

    await app.sql(
      "update published.membership set organisation_id = $1, organisation_path = $2 where member_id = $3",
      [elsewhere.id, elsewhere.path, memberId],
    );
    expect(await paths()).toEqual([elsewhere.path]);

    await app.sql("delete from published.membership where member_id = $1", [memberId]);
    expect(await paths()).toEqual([]);
  });

  it("is not said twice where somebody granted the same", async () => {
    const { id: memberId } = await world.member(school);
    const anna = await world.account({ memberId, grants: [{ role: Role.MEMBER, at: school }] });
    expect((await world.signIn(anna)).actor.viewer.grants).toHaveLength(1);
  });
});

describe("what others may read of accounts by sets", () => {
  it("is who holds which role where, and since when they were last seen", async () => {
    const person = await world.account({ grants: [{ role: Role.STAFF, at: region }] });
    await world.signIn(person);
    expect(
      await app.sql(
        `select role, organisation_id, display_name is not null as "isNamed", last_seen_on = (now() at time zone 'Europe/Moscow')::date as "isSeen",
           revoked_on from published.account_grant where account_id = $1`,
        [person.id],
      ),
    ).toEqual([{ role: "STAFF", organisation_id: region.id, isNamed: true, isSeen: true, revoked_on: null }]);
    // Half an hour after midnight in Moscow.
    await app.sql(
      "update identity.sessions set last_used_at = '2026-03-01T21:30:00Z' where account_id = $1",
      [person.id],
    );
    await app.sql("update identity.grants set revoked_at = '2026-03-02T21:30:00Z' where account_id = $1", [
      person.id,
    ]);
    expect(
      await app.sql(
        "select last_seen_on::text, revoked_on::text from published.account_grant where account_id = $1",
        [person.id],
      ),
    ).toEqual([{ last_seen_on: "2026-03-02", revoked_on: "2026-03-03" }]);
    expect(
      await app.sql("select has_table_privilege('angel_reader', 'published.account_grant', 'select') as may"),
    ).toEqual([{ may: false }]);
  });
});
