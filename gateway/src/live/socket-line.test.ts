import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { closeConnections, encryptedConnection, plainConnection } from "../testing/connection.js";
import { SocketFollowing, SocketLine } from "./socket-line.js";

afterEach(closeConnections);

const END = Buffer.from("}");

/** The payloads of frames as a server sends them. */
function payloads(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const short = bytes.readUInt8(at + 1);
    const [start, length] =
      short < 126
        ? [2, short]
        : short === 126
          ? [4, bytes.readUInt16BE(at + 2)]
          : [10, Number(bytes.readBigUInt64BE(at + 2))];
    texts.push(bytes.toString("utf8", at + start, at + start + length));
    at += start + length;
  }
  return texts;
}

function sayHello(line: SocketLine): void {
  line.say({ hello: "you" });
}

describe("what is said over a websocket", () => {
  it("comes whole and in order, however much of it the machine takes at once", async () => {
    const said = fc.array(
      fc.record({
        how: fc.constantFrom("answer", "share"),
        length: fc.oneof(fc.nat(300), fc.nat(400_000)),
      }),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(said, async (words) => {
        const { ours, theirs } = await plainConnection();
        const line = new SocketLine(ours);
        const expected = words.map(({ how, length }, at) => {
          const text = `${at}.`.repeat(length / 2);
          if (how === "answer") line.say({ text });
          else line.send(Buffer.from(`{"text":`), Buffer.from(JSON.stringify(text)), END);
          return JSON.stringify({ text });
        });
        const heard = buffer(theirs);
        ours.end();
        expect(payloads(await heard)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it("waits while the client does not read, and goes on when it does", async () => {
    const { ours, theirs } = await plainConnection();
    theirs.pause();
    const line = new SocketLine(ours);
    const following = new SocketFollowing("one", line, () => undefined);
    const payload = Buffer.from(JSON.stringify("a".repeat(8_000)));
    let told = 0;
    for (let waiting = 0; waiting < 20; told += 1) {
      following.hear({ cursor: null, follows: null, followsGap: false, payload });
      if (!following.isReady) waiting += 1;
    }
    const held = ours.writableLength;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(2 * payload.length);
    const heard: Buffer[] = [];
    theirs.on("data", (bytes: Buffer) => heard.push(bytes));
    theirs.resume();
    while (payloads(Buffer.concat(heard)).length < told) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(following.isReady).toBe(true);
    expect(new Set(payloads(Buffer.concat(heard)))).toEqual(
      new Set([`{"id":"one","type":"next","payload":${payload.toString()}}`]),
    );
  });

  it("goes encrypted where the connection is", async () => {
    const { ours, theirs } = await encryptedConnection();
    sayHello(new SocketLine(ours));
    ours.end();
    expect(payloads(await buffer(theirs))).toEqual([`{"hello":"you"}`]);
  });

  it("goes through the stream where it is no connection of the machine's", async () => {
    const stream = new PassThrough();
    sayHello(new SocketLine(stream));
    stream.end();
    expect(payloads(await buffer(stream))).toEqual([`{"hello":"you"}`]);
  });

  it("ends with the farewell", async () => {
    const { ours, theirs } = await plainConnection();
    const line = new SocketLine(ours);
    sayHello(line);
    line.end();
    sayHello(line);
    line.ping();
    ours.end();
    expect(payloads(await buffer(theirs))).toHaveLength(1);
  });

  it("harms nobody after the end", async () => {
    const { ours } = await plainConnection();
    const line = new SocketLine(ours);
    ours.destroy();
    sayHello(line);
    expect(ours.destroyed).toBe(true);
  });
});
