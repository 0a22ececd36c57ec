import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { connect as connectTls, createServer as createTlsServer } from "node:tls";
import { handOver } from "./hand-over.js";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Both ends of a connection; ours first. */
async function connection(server: Server, event: string, dial: (port: number) => Socket) {
  const came = once(server, event) as Promise<[Socket]>;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const theirs = dial((server.address() as AddressInfo).port);
  const [ours] = await came;
  ours.on("error", () => undefined);
  closing.push(() => [ours.destroy(), theirs.destroy(), server.close()]);
  return { ours, theirs };
}

const plain = () => connection(createServer(), "connection", (port) => connect(port, "127.0.0.1"));

function encrypted() {
  const key = Buffer.from("a key that both ends know before");
  const options = { ciphers: "PSK", maxVersion: "TLSv1.2" } as const;
  const server = createTlsServer({ ...options, pskCallback: () => key });
  return connection(server, "secureConnection", (port) =>
    connectTls({
      ...options,
      port,
      host: "127.0.0.1",
      pskCallback: () => ({ psk: key, identity: "somebody" }),
      checkServerIdentity: () => undefined,
    }),
  );
}

describe("bytes handed to a connection", () => {
  it("come whole and in order, however much of them the machine takes at once", async () => {
    const sizes = fc.array(fc.oneof(fc.nat(300), fc.nat(400_000)), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(sizes, async (lengths) => {
        const { ours, theirs } = await plain();
        const said = lengths.map((length, at) => Buffer.alloc(length, `${at}.`));
        const scratch = Buffer.alloc(400_000);
        for (const bytes of said) {
          // What is handed over may be written over at once.
          scratch.set(bytes);
          handOver(ours, scratch.subarray(0, bytes.length));
          scratch.fill(0);
        }
        ours.end();
        expect(Buffer.concat(said).equals(await buffer(theirs))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it("wait in the stream while the client does not read", async () => {
    const { ours, theirs } = await plain();
    theirs.pause();
    const piece = Buffer.alloc(1_000_000, "a");
    while (ours.writableLength === 0) handOver(ours, piece);
    const waiting = ours.writableLength;
    handOver(ours, piece);
    expect(ours.writableLength).toBe(waiting + piece.length);
  });

  it("go encrypted where the connection is", async () => {
    const { ours, theirs } = await encrypted();
    handOver(ours, Buffer.from("for your eyes only"));
    ours.end();
    expect((await buffer(theirs)).toString()).toBe("for your eyes only");
  });

  it("go through the stream where it is no connection of the machine's", async () => {
    const stream = new PassThrough();
    handOver(stream, Buffer.from("through"));
    stream.end();
    expect((await buffer(stream)).toString()).toBe("through");
  });

  it("harm nobody after the end", async () => {
    const { ours } = await plain();
    ours.destroy();
    handOver(ours, Buffer.from("too late"));
    expect(ours.destroyed).toBe(true);
  });
});
