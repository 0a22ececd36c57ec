import { afterEach, describe, expect, it } from "@jest/globals";
import { once } from "node:events";
import { connect, type AddressInfo, type Socket } from "node:net";
import { PassThrough } from "node:stream";
import { closeConnections, encryptedConnection, plainConnection } from "../testing/connection.js";
import { handOver, numberOf } from "./hand-over.js";

afterEach(closeConnections);

const BYTES = Buffer.from("for one alone");

describe("bytes handed to the machine", () => {
  it("arrive", async () => {
    const { ours, theirs } = await plainConnection();
    expect(handOver(ours, numberOf(ours), BYTES)).toBe(BYTES.length);
    expect(await once(theirs, "data")).toEqual([BYTES]);
  });

  it("are not taken beyond what it holds for a client that does not read", async () => {
    const { ours, theirs } = await plainConnection();
    theirs.pause();
    const piece = Buffer.alloc(1_000_000);
    let taken = piece.length;
    while (taken === piece.length) taken = handOver(ours, numberOf(ours), piece);
    expect(handOver(ours, numberOf(ours), piece)).toBe(0);
  });

  it("never reach whoever has the number of a connection after it", async () => {
    const { ours: gone, server } = await plainConnection();
    const number = numberOf(gone);
    gone.destroy();
    await once(gone, "close");
    const heard: Buffer[] = [];
    server.on("connection", (socket) => socket.on("data", (bytes) => heard.push(bytes)));
    const { port } = server.address() as AddressInfo;
    const next: Socket[] = [];
    while (!next.some((socket) => numberOf(socket) === number)) {
      const socket = connect(port, "127.0.0.1");
      await once(socket, "connect");
      next.push(socket);
    }
    expect(handOver(gone, number, BYTES)).toBe(0);
    for (const socket of next) socket.end();
    await Promise.all(next.map((socket) => once(socket, "close")));
    expect(heard).toEqual([]);
  });

  it("need a plain connection", async () => {
    const { ours } = await encryptedConnection();
    for (const stream of [ours, new PassThrough()]) {
      expect(handOver(stream, numberOf(stream), BYTES)).toBe(0);
    }
  });
});
