import { expect, it } from "@jest/globals";
import { once } from "node:events";
import WebSocket from "ws";
import { eventually } from "./person.js";
import type { Platform } from "./platform.js";

const FORBIDDEN = 4403;
const Members = `{ members(first: 1) { totalCount nodes { id } } }`;

export function delegationJourney(platform: () => Platform): void {
  it("lets a deputy do the chair's work, says by whose leave, and ends at once when it is taken back", async () => {
    const chair = await platform().signIn("chair");
    const { viewer } = await chair.run(`{ viewer { displayName grants { id role } } }`);
    const held = viewer.grants.find(({ role }: { role: string }) => role === "CHAIR");
    const deputy = platform().union.accounts.find(({ demo }) => demo === "member");
    expect((await (await platform().signIn("member")).ask(Members)).errors?.[0]?.extensions?.["code"]).toBe(
      "FORBIDDEN",
    );

    const { delegateRole } = await chair.run(
      `mutation($input: DelegateRoleInput!) { delegateRole(input: $input) { __typename
        ... on DelegateRolePayload { grant { id lentBy endsOn } } ... on Problem { message } } }`,
      { input: { grantId: held.id, memberId: deputy?.memberId, endsOn: tomorrow(), reason: "Отпуск" } },
    );

    expect(delegateRole).toMatchObject({
      __typename: "DelegateRolePayload",
      grant: { lentBy: viewer.displayName, endsOn: tomorrow() },
    });
    const acting = await platform().signIn("member");
    const { members } = await acting.run(Members);
    expect(members.totalCount).toBe((await chair.run(Members)).members.totalCount);
    const other = members.nodes.find(({ id }: { id: string }) => id !== deputy?.memberId) ?? members.nodes[0];
    const organisationId = platform().union.members.find(({ id }) => id === other.id)?.organisationId;
    const { whyVisible } = await acting.run(`query($id: ID!) { whyVisible(id: $id) { ground sentence } }`, {
      id: organisationId,
    });
    expect(whyVisible).toMatchObject({ ground: "DELEGATION" });
    expect(whyVisible.sentence).toContain(viewer.displayName);

    const socket = new WebSocket(platform().graphql.replace(/^http/, "ws"), "graphql-transport-ws");
    await once(socket, "open");
    const authorization = `Bearer ${acting.accessToken}`;
    socket.send(JSON.stringify({ type: "connection_init", payload: { authorization } }));
    expect(String((await once(socket, "message"))[0])).toBe('{"type":"connection_ack"}');
    const closed = once(socket, "close");
    await chair.run(
      `mutation($input: RevokeDelegationInput!) { revokeDelegation(input: $input) { __typename } }`,
      { input: { grantId: delegateRole.grant.id } },
    );

    expect((await closed)[0]).toBe(FORBIDDEN);
    const { status } = await eventually(
      () => acting.ask(Members),
      (answer) => answer.status !== 200,
    );
    expect(status).toBe(401);
    const again = await (await platform().signIn("member")).ask(Members);
    expect(again.errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });
}

function tomorrow(): string {
  return new Date(Date.now() + 27 * 60 * 60_000).toISOString().slice(0, 10);
}
