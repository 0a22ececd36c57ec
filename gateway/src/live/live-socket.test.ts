import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
import { LiveSocket } from "./live-socket.js";

describe("a farewell", () => {
  let server: WebSocketServer;
  beforeEach(async () => {
    server = new WebSocketServer({ port: 0, host: "127.0.0.1", WebSocket: LiveSocket });
    await once(server, "listening");
  });
  afterEach(() => server.close());

  it.each<[string, (ours: LiveSocket, theirs: WebSocket) => void]>([
    ["we close", (ours) => ours.close()],
    ["the client closes", (_, theirs) => theirs.close()],
    ["bytes come that are no frame", (_, theirs) => theirs.send("\xff", { compress: false, mask: false })],
  ])("is said while the socket is open yet, where %s", async (_how, end) => {
    const came = once(server, "connection") as Promise<[LiveSocket]>;
    const theirs = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    theirs.on("error", () => undefined);
    await once(theirs, "open");
    const [ours] = await came;
    ours.on("error", () => undefined);
    const closed = new Promise((resolve) => ours.on("close", resolve));
    const states: number[] = [];
    ours.on("farewell", () => states.push(ours.readyState));
    end(ours, theirs);
    await closed;
    expect(states[0]).toBe(WebSocket.OPEN);
  });
});
