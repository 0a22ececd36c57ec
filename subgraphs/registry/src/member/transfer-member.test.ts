import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, organisationId, person, type Place, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const TransferMember = `mutation Transfer($input: TransferMemberInput!) { transferMember(input: $input) {
  __typename
  ... on TransferMemberPayload { member {
    status organisation { name memberCount } card { number }
    movements { kind on organisation { name } from { name memberCount } recordedBy { id } }
  } }
  ... on NotOnRegister { removedOn }
  ... on InvalidInput { fields { path } }
} }`;

const input = (memberId: string, place: Place, change: object = {}) => ({
  input: { memberId, toOrganisationId: organisationId(place), on: "2024-05-31", ...change },
});

describe("transferring a member", () => {
  it("moves the member with card and history from one primary to the other", async () => {
    const id = await register(app, "camp");
    const chair = chairOf(app, "north");
    const { transferMember } = await chair.run(TransferMember, input(id, "university"));
    expect(transferMember.member).toEqual({
      status: "ON_REGISTER",
      organisation: { name: "ППО университета", memberCount: 1 },
      card: { number: expect.any(String) },
      movements: [
        expect.objectContaining({ kind: "REGISTERED", organisation: { name: "ППО лагеря" } }),
        {
          kind: "TRANSFERRED",
          on: "2024-05-31",
          organisation: { name: "ППО университета" },
          from: { name: "ППО лагеря", memberCount: 0 },
          recordedBy: { id: chair.viewer.accountId },
        },
      ],
    });
    expect(await app.told()).toContainEqual({
      name: "memberTransferred",
      payload: {
        memberId: id,
        organisationId: organisationId("university"),
        fromOrganisationId: organisationId("camp"),
      },
    });
  });

  it("shows the member to the chair where to, whole, and no longer to the one where from", async () => {
    const id = await register(app, "school");
    await chairOf(app, "north").run(TransferMember, input(id, "plant"));
    const Member = `query Member($id: ID!) { member(id: $id) { card { number } movements { kind } } }`;
    expect(await chairOf(app, "school").run(Member, { id })).toEqual({ member: null });
    expect(await chairOf(app, "hillside").run(Member, { id })).toEqual({
      member: {
        card: { number: expect.any(String) },
        movements: [{ kind: "REGISTERED" }, { kind: "TRANSFERRED" }],
      },
    });
    const [nodes] = await app.sql(
      "select primary_id, territorial_id, region_id from registry.members where id = $1",
      [id],
    );
    expect(nodes).toEqual({ primary_id: 7, territorial_id: 4, region_id: 2 });
  });

  it("needs both registers", async () => {
    const id = await register(app, "school");
    for (const place of ["plant", "lakeside", "union"] as const) {
      expect(await chairOf(app, "lakeside").run(TransferMember, input(id, place))).toEqual({
        transferMember: { __typename: "OrganisationNotFound" },
      });
    }
    expect(await chairOf(app, "hillside").run(TransferMember, input(id, "plant"))).toEqual({
      transferMember: { __typename: "MemberNotFound" },
    });
    expect(await person(app, Role.OPERATOR, "union").refusal(TransferMember, input(id, "plant"))).toBe(
      "FORBIDDEN",
    );
    expect(await app.anonymous.refusal(TransferMember, input(id, "plant"))).toBe("UNAUTHENTICATED");
  });

  it("refuses ids that are none", async () => {
    const id = await register(app, "school");
    const chair = chairOf(app, "north");
    for (const bad of ["abc", "a\0b", "\ud800", "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11"]) {
      expect(await chair.run(TransferMember, input(bad, "plant"))).toEqual({
        transferMember: { __typename: "MemberNotFound" },
      });
      expect(await chair.run(TransferMember, input(id, "plant", { toOrganisationId: bad }))).toEqual({
        transferMember: { __typename: "OrganisationNotFound" },
      });
    }
  });

  it("refuses the same primary, a day to come, and a day before the last movement", async () => {
    const id = await register(app, "school");
    const chair = chairOf(app, "north");
    const invalid = (path: string) => ({
      transferMember: { __typename: "InvalidInput", fields: [{ path }] },
    });
    expect(await chair.run(TransferMember, input(id, "school"))).toEqual(invalid("toOrganisationId"));
    expect(await chair.run(TransferMember, input(id, "plant", { on: "2190-01-01" }))).toEqual(invalid("on"));
    expect(await chair.run(TransferMember, input(id, "plant", { on: "2020-08-31" }))).toEqual(invalid("on"));
  });

  it("refuses one who was removed", async () => {
    const id = await register(app, "school");
    const chair = chairOf(app, "north");
    await chair.run(
      `mutation Remove($id: ID!) { removeMember(input: { memberId: $id, reason: DIED, on: "2024-01-09" }) { __typename } }`,
      { id },
    );
    expect(await chair.run(TransferMember, input(id, "plant"))).toEqual({
      transferMember: { __typename: "NotOnRegister", removedOn: "2024-01-09" },
    });
  });
});
