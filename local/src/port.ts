import { createServer } from "node:net";
import { Trouble } from "./trouble.ts";

/** Refuses a start on ports that others hold, and names a row of ports that is free. */
export async function needFreePorts(base: number, needs: Readonly<Record<string, number>>): Promise<void> {
  for (const [part, port] of Object.entries(needs)) {
    const fault = await tryPort(port);
    if (fault === "EACCES") {
      throw new Trouble(
        `Port ${port} (${part}) is only for root: choose one above 1023, as in npm start -- --port 4000.`,
      );
    }
    if (fault) {
      const offsets = Object.values(needs).map((taken) => taken - base);
      throw new Trouble(
        `Port ${port} (${part}) is taken by another program: stop it, or choose others with npm start -- --port ${await freeBase(base, offsets)}.`,
      );
    }
  }
}

async function freeBase(base: number, offsets: readonly number[]): Promise<number> {
  for (let candidate = base + 100; candidate < 65_000; candidate += 100) {
    const faults = await Promise.all(offsets.map((offset) => tryPort(candidate + offset)));
    if (faults.every((fault) => fault === undefined)) return candidate;
  }
  return base + 100;
}

/** Undefined when the port can be listened on, on loopback and on every address. */
async function tryPort(port: number): Promise<string | undefined> {
  return (await tryAddress(port, "127.0.0.1")) ?? (await tryAddress(port, "0.0.0.0"));
}

function tryAddress(port: number, host: string): Promise<string | undefined> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => settle(error.code ?? "EADDRINUSE"));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => settle(undefined)));
  });
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === "object" && address ? address.port : 0));
    });
  });
}
