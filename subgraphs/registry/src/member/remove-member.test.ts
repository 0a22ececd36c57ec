import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, organisationId, person, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const RemoveMember = `mutation Remove($input: RemoveMemberInput!) { removeMember(input: $input) {
  __typename
  ... on RemoveMemberPayload { member {
    status organisation { name memberCount } card { status }
    movements { kind on organisation { name } reason note recordedBy { id } }
  } }
  ... on NotOnRegister { removedOn }
  ... on InvalidInput { fields { path } }
} }`;

const input = (memberId: string, change: object = {}) => ({
  input: { memberId, on: "2024-05-31", reason: "OWN_WISH", ...change },
});

describe("removing a member from the register", () => {
  it("keeps the card with its history, blocks it and lowers the count", async () => {
    const id = await register(app, "camp");
    await app.sql(
      "update registry.membership_cards set status = 'ISSUED', issued_on = '2021-01-01' where member_id = $1",
      [id],
    );
    const chair = chairOf(app, "camp");
    const { removeMember } = await chair.run(
      RemoveMember,
      input(id, { reason: "OTHER", note: " Переезд. " }),
    );
    expect(removeMember).toEqual({
      __typename: "RemoveMemberPayload",
      member: {
        status: "REMOVED",
        organisation: { name: "ППО лагеря", memberCount: 0 },
        card: { status: "BLOCKED" },
        movements: [
          expect.objectContaining({ kind: "REGISTERED" }),
          {
            kind: "REMOVED",
            on: "2024-05-31",
            organisation: { name: "ППО лагеря" },
            reason: "OTHER",
            note: "Переезд.",
            recordedBy: { id: chair.viewer.accountId },
          },
        ],
      },
    });
    expect(await app.told()).toContainEqual({
      name: "memberRemoved",
      payload: { memberId: id, organisationId: organisationId("camp") },
    });
  });

  it("says when the member was removed before", async () => {
    const id = await register(app, "school");
    const chair = chairOf(app, "school");
    await chair.run(RemoveMember, input(id));
    expect(await chair.run(RemoveMember, input(id, { on: "2024-06-01" }))).toEqual({
      removeMember: { __typename: "NotOnRegister", removedOn: "2024-05-31" },
    });
  });

  it("removes once when two keepers come at the same moment", async () => {
    const id = await register(app, "school");
    const answers = await Promise.all(
      ["school", "lakeside"].map((place) => chairOf(app, place as "school").run(RemoveMember, input(id))),
    );
    const results: string[] = answers.map(({ removeMember }) => removeMember.__typename);
    expect(results.toSorted()).toEqual(["NotOnRegister", "RemoveMemberPayload"]);
  });

  it.each([
    ["a day before the registration", { on: "2020-08-31" }, "on"],
    ["a day to come", { on: "2190-01-01" }, "on"],
    ["a note with a NUL", { note: "a\0b" }, "note"],
    ["a note too long", { note: "я".repeat(1_001) }, "note"],
  ])("refuses %s", async (_, change, path) => {
    const id = await register(app, "school");
    expect(await chairOf(app, "school").run(RemoveMember, input(id, change))).toEqual({
      removeMember: { __typename: "InvalidInput", fields: [{ path }] },
    });
  });

  it("does not find members of other registers, nor what is no member", async () => {
    const id = await register(app, "plant");
    const strangers = [id, "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11", "abc", "a\0b", "\ud800"];
    for (const stranger of strangers) {
      expect(await chairOf(app, "lakeside").run(RemoveMember, input(stranger))).toEqual({
        removeMember: { __typename: "MemberNotFound" },
      });
    }
    const ownCard = person(app, Role.CHAIR, "lakeside", id);
    expect(await ownCard.run(RemoveMember, input(id))).toEqual({
      removeMember: { __typename: "MemberNotFound" },
    });
    expect(await person(app, Role.OPERATOR, "union").refusal(RemoveMember, input(id))).toBe("FORBIDDEN");
    expect(await app.anonymous.refusal(RemoveMember, input(id))).toBe("UNAUTHENTICATED");
  });
});
