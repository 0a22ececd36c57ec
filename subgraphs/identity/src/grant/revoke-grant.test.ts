import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { identity } from "../subgraph.js";
import { type Organisation, World } from "../testing/world.js";

const app = testSubgraph(identity);
const world = new World(app);
const RevokeGrant = `mutation RevokeGrant($grantId: ID!, $reason: String) {
  revokeGrant(input: { grantId: $grantId, reason: $reason }) {
    __typename
    ... on RevokeGrantPayload { grant { id role organisation { id } } }
    ... on Problem { message }
    ... on InvalidInput { fields { path } }
  }
}`;
const notFound = { revokeGrant: { __typename: "GrantNotFound", message: "Право не найдено." } };
let union: Organisation;
let region: Organisation;
let school: Organisation;

beforeAll(async () => {
  await world.publish();
  union = await world.organisation();
  region = await world.organisation(union);
  school = await world.organisation(region);
});

const someone = async (role: Role, at: Organisation) => {
  const { actor } = await world.signIn(await world.account({ grants: [{ role, at }] }));
  return actor;
};
const grantIdOf = async (accountId: string) => {
  const [grant] = await app.sql<{ id: string }>("select id from identity.grants where account_id = $1", [
    accountId,
  ]);
  return grant?.id ?? "";
};

describe("revoking a grant", () => {
  it("takes the role back at the next token, and tells of it", async () => {
    const staff = await someone(Role.STAFF, region);
    const chair = await world.account({ grants: [{ role: Role.CHAIR, at: school }] });
    const grantId = await grantIdOf(chair.id);

    expect(await staff.run(RevokeGrant, { grantId })).toEqual({
      revokeGrant: {
        __typename: "RevokeGrantPayload",
        grant: { id: grantId, role: "CHAIR", organisation: { id: school.id } },
      },
    });

    expect(await world.told("grantsChanged", chair.id)).toEqual([{ accountId: chair.id }]);
    expect((await world.signIn(chair)).actor.viewer.grants).toEqual([]);
    expect(await staff.run(RevokeGrant, { grantId })).toEqual(notFound);
    expect(await staff.run(`query G($id: ID!) { grant(id: $id) { id } }`, { id: grantId })).toEqual({
      grant: null,
    });
  });

  it("leaves one's own to somebody else", async () => {
    const account = await world.account({ grants: [{ role: Role.ADMINISTRATOR, at: union }] });
    const { actor } = await world.signIn(account);
    const grantId = await grantIdOf(account.id);
    expect(await actor.run(RevokeGrant, { grantId })).toMatchObject({
      revokeGrant: { __typename: "InvalidInput", fields: [{ path: "grantId" }] },
    });
    expect((await world.signIn(account)).actor.viewer.grants).toHaveLength(1);
    const other = await someone(Role.ADMINISTRATOR, union);
    expect(await other.run(RevokeGrant, { grantId })).toMatchObject({
      revokeGrant: { grant: { id: grantId } },
    });
  });

  it("keeps why it was taken back, and refuses a reason that is none", async () => {
    const staff = await someone(Role.STAFF, region);
    const chair = await world.account({ grants: [{ role: Role.CHAIR, at: school }] });
    const grantId = await grantIdOf(chair.id);
    for (const reason of ["a\0", "о".repeat(301)]) {
      expect(await staff.run(RevokeGrant, { grantId, reason })).toMatchObject({
        revokeGrant: { __typename: "InvalidInput", fields: [{ path: "reason" }] },
      });
    }
    await staff.run(RevokeGrant, { grantId, reason: " Сложила полномочия " });
    expect(await app.sql("select revocation_reason from identity.grants where id = $1", [grantId])).toEqual([
      { revocation_reason: "Сложила полномочия" },
    ]);
  });

  it("is for those who might have given it", async () => {
    const staff = await someone(Role.STAFF, region);
    const administrator = await someone(Role.ADMINISTRATOR, union);
    const colleague = await world.account({ grants: [{ role: Role.STAFF, at: school }] });
    const grantId = await grantIdOf(colleague.id);
    expect(await staff.refusal(RevokeGrant, { grantId })).toBe("FORBIDDEN");
    expect(await administrator.run(RevokeGrant, { grantId })).toMatchObject({
      revokeGrant: { __typename: "RevokeGrantPayload" },
    });
  });

  it("finds nothing above or beside one's subtree, nor what is no grant", async () => {
    const staff = await someone(Role.STAFF, school);
    const chair = await world.account({ grants: [{ role: Role.CHAIR, at: region }] });
    for (const grantId of [await grantIdOf(chair.id), randomUUID(), "1", "\0", "\ud83d"]) {
      expect(await staff.run(RevokeGrant, { grantId })).toEqual(notFound);
    }
  });

  it("leaves to the register what the register grants", async () => {
    const administrator = await someone(Role.ADMINISTRATOR, union);
    const anna = await world.account({ memberId: (await world.member(school)).id });
    const { actor } = await world.signIn(anna);
    const { viewer } = await actor.run(`{ viewer { grants { id role } } }`);
    expect(viewer.grants).toEqual([{ id: anna.id, role: "MEMBER" }]);
    expect(await administrator.run(RevokeGrant, { grantId: anna.id })).toEqual(notFound);
  });

  it("is neither for the chair nor for the anonymous", async () => {
    const chair = await someone(Role.CHAIR, region);
    expect(await chair.refusal(RevokeGrant, { grantId: randomUUID() })).toBe("FORBIDDEN");
    expect(await app.anonymous.refusal(RevokeGrant, { grantId: randomUUID() })).toBe("UNAUTHENTICATED");
  });
});
