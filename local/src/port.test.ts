import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { needFreePorts } from "./port.ts";

let taken: Server | undefined;
afterEach(() => new Promise<void>((settle) => (taken ? taken.close(() => settle()) : settle())));

describe("asking for ports", () => {
  it.each(["127.0.0.1", "0.0.0.0"])(
    "names the port somebody holds on %s, and a row that is free",
    async (host) => {
      const port = await hold(host);

      await expect(needFreePorts(port - 1, { gateway: port - 1, web: port })).rejects.toThrow(
        new RegExp(
          `^Port ${port} \\(web\\) is taken by another program: stop it, or choose others with npm start -- --port \\d+\\.$`,
        ),
      );
    },
  );

  it("is content with free ones", async () => {
    const port = await hold("127.0.0.1");
    await new Promise<void>((settle) => taken?.close(() => settle()));
    taken = undefined;

    await expect(needFreePorts(port, { gateway: port })).resolves.toBeUndefined();
  });
});

/** Holds a port below those that systems hand out by themselves, so that its neighbour stays free. */
function hold(host: string): Promise<number> {
  return new Promise((settle) => {
    const port = 10_000 + Math.floor(Math.random() * 8_000);
    const server = createServer();
    server.once("error", () => settle(hold(host)));
    server.listen(port, host, () => {
      taken = server;
      settle(port);
    });
  });
}
