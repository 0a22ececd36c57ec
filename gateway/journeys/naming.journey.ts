import { expect, it } from "@jest/globals";
import { eventually } from "./person.js";
import type { Platform } from "./platform.js";

const Members = `query($search: String) { members(search: $search, first: 100) { nodes { id } } }`;
const Rights = `query($id: ID!) { organisation(id: $id) { viewerMayGrant
  grants { nodes { id role heldBy givenBy reason } } grantChanges(first: 1) { nodes { kind role reason changedBy } } } }`;

export function namingJourney(platform: () => Platform): void {
  it("names a member found by name to a role, shows it to whoever keeps the organisation, and takes it away at once", async () => {
    const { accounts, members } = platform().union;
    const account = accounts.find(({ demo }) => demo === "member");
    const member = members.find(({ id }) => id === account?.memberId);
    const organisationId = member?.organisationId;
    const staff = await platform().signIn("staff");
    const { viewer } = await staff.run(`{ viewer { displayName } }`);
    const found = await staff.run(Members, { search: member?.name.last });
    expect(found.members.nodes).toContainEqual({ id: member?.id });
    expect((await staff.run(Rights, { id: organisationId })).organisation.viewerMayGrant).toEqual([
      "MEMBER",
      "CHAIR",
      "OPERATOR",
      "EDITOR",
    ]);

    const { grantRole } = await staff.run(
      `mutation($input: GrantRoleInput!) { grantRole(input: $input) { __typename
        ... on GrantRolePayload { grant { id role heldBy givenBy reason } } ... on Problem { message } } }`,
      { input: { memberId: member?.id, role: "OPERATOR", organisationId, reason: "Решение президиума" } },
    );

    expect(grantRole).toMatchObject({
      __typename: "GrantRolePayload",
      grant: { role: "OPERATOR", givenBy: viewer.displayName, reason: "Решение президиума" },
    });
    const chair = await platform().signIn("chair");
    const seen = (await chair.run(Rights, { id: organisationId })).organisation;
    expect(seen).toMatchObject({ viewerMayGrant: [], grantChanges: null });
    expect(seen.grants.nodes).toContainEqual(grantRole.grant);
    const acting = await platform().signIn("member");
    expect((await acting.run(Members)).members.nodes.length).toBeGreaterThan(1);
    expect((await acting.run(Rights, { id: organisationId })).organisation.grants).toBeNull();

    await staff.run(`mutation($input: RevokeGrantInput!) { revokeGrant(input: $input) { __typename } }`, {
      input: { grantId: grantRole.grant.id, reason: "Перешла на другую работу" },
    });

    const { status } = await eventually(
      () => acting.ask(Members),
      (answer) => answer.status !== 200,
    );
    expect(status).toBe(401);
    const again = await (await platform().signIn("member")).ask(Members);
    expect(again.errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    const left = (await staff.run(Rights, { id: organisationId })).organisation;
    expect(left.grants.nodes).not.toContainEqual(grantRole.grant);
    expect(left.grantChanges.nodes).toEqual([
      {
        kind: "REVOKED",
        role: "OPERATOR",
        reason: "Перешла на другую работу",
        changedBy: viewer.displayName,
      },
    ]);
  });
}
