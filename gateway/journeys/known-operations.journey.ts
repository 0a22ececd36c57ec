import { expect, it } from "@jest/globals";
import { createClient } from "graphql-ws";
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { WebSocket } from "ws";
import { freePorts, type Platform } from "./platform.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const OPERATIONS = join(ROOT, "clients/web/build/operations.json");
const PATIENCE_MS = 60_000;

interface Operation {
  readonly name: string;
  readonly body: string;
}

export function knownOperationsJourney(platform: () => Platform): void {
  it("shows the site behind a gateway that answers nothing but what the site asks", async () => {
    const { folder, port, union } = platform();
    const first = await freePorts(2);
    const [graphql, site] = [`http://localhost:${first}`, `http://localhost:${first + 1}`];
    const parts = [
      start("gateway/dist/src/server.js", {
        PORT: `${first}`,
        ANGEL_SECRET: readFileSync(join(folder, "secret"), "utf8").trim(),
        SUBGRAPHS_URL: `http://127.0.0.1:${port + 3}`,
        CORS_ORIGINS: site,
        OPERATIONS,
        PERSISTED_OPERATIONS_ONLY: "everyone",
      }),
      start("clients/web/server.js", {
        PORT: `${first + 1}`,
        GATEWAY_URL: graphql,
        PUBLIC_GATEWAY_URL: graphql,
      }),
    ];
    try {
      await Promise.all([graphql, site].map((url) => untilUp(`${url}/health/live`)));
      const region = union.organisations.find(({ level }) => level === "REGIONAL");
      for (const path of ["/", `/organisations/${region?.id}`, "/search?q=спорт", "/sign-in"]) {
        const response = await fetch(site + path);
        expect([path, response.status]).toEqual([path, 200]);
      }
      const page = await (await fetch(`${site}/organisations/${region?.id}`)).text();
      expect(page).toContain(region?.name);

      const { operations } = JSON.parse(readFileSync(OPERATIONS, "utf8")) as { operations: Operation[] };
      const live = operations.find(({ name }) => name === "FeedItemAdded")?.body ?? "";
      const variables = { organisationId: region?.id, after: null };
      expect(await refusalOf(graphql, site, live, variables)).toBeNull();
      expect(await refusalOf(graphql, site, `${live} `, variables)).toBe("FORBIDDEN");
    } finally {
      await Promise.all(parts.map(stop));
    }
  }, 120_000);
}

function start(script: string, env: Record<string, string>): ChildProcess {
  // oxlint-disable-next-line no-process-env -- a child's environment
  const own = { PATH: process.env["PATH"], HOME: process.env["HOME"] };
  return spawn(process.execPath, [join(ROOT, script)], { env: { ...own, ...env }, stdio: "ignore" });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

async function untilUp(url: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await fetch(url).catch(() => null))?.ok) {
    if (Date.now() > deadline) throw new Error(`${url} does not answer.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The code with which a page's subscription is refused; null when it stands. */
async function refusalOf(url: string, origin: string, query: string, variables: Record<string, unknown>) {
  class FromPage extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol, { origin });
    }
  }
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: FromPage,
    lazy: false,
  });
  await new Promise<void>((resolve) => client.on("connected", () => resolve()));
  const refused = new Promise<string | null>((resolve) => {
    client.subscribe(
      { query, variables },
      {
        next: () => {},
        error: (errors) =>
          resolve((errors as { extensions: { code: string } }[])[0]?.extensions.code ?? "none"),
        complete: () => resolve("complete"),
      },
    );
    // What is asked after it is answered after it.
    const probe = { query: "{ __typename }" };
    client.subscribe(probe, { next: () => resolve(null), error: () => resolve(null), complete: () => {} });
  });
  const code = await refused;
  await client.dispose();
  return code;
}
