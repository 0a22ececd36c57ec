import { expect, it } from "@jest/globals";
import { once } from "node:events";
import WebSocket from "ws";
import { eventually } from "./person.js";
import type { Platform } from "./platform.js";

const SignOut = `mutation SignOut($input: SignOutInput!) { signOut(input: $input) { __typename } }`;
const FORBIDDEN = 4403;

export function signingOutJourney(platform: () => Platform): void {
  it("closes the websockets of the session, and its token is good no more", async () => {
    const { person, refreshToken } = await platform().openSession(platform().accountOf("member"));
    const socket = new WebSocket(platform().graphql.replace(/^http/, "ws"), "graphql-transport-ws");
    await once(socket, "open");
    const authorization = `Bearer ${person.accessToken}`;
    socket.send(JSON.stringify({ type: "connection_init", payload: { authorization } }));
    expect(String((await once(socket, "message"))[0])).toBe('{"type":"connection_ack"}');

    const closed = once(socket, "close");
    expect(await person.run(SignOut, { input: { refreshToken } })).toEqual({
      signOut: { __typename: "SignOutPayload" },
    });

    expect((await closed)[0]).toBe(FORBIDDEN);
    const { status } = await eventually(
      () => person.ask("{ viewer { id } }"),
      (answer) => answer.status !== 200,
    );
    expect(status).toBe(401);
  });
}
