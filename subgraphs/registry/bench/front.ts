import { type Grant, Role } from "@angel/kit/access";
import { freePort } from "@angel/kit/free-port";
import type { DatabaseAddress } from "@angel/kit/role";
import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ACCOUNT } from "./union.js";

const HOST = "127.0.0.1";
const PATIENCE_MS = 60_000;

/** The gateway before the hosted registry, each a process as in production, and one who asks with a token. */
export class Front {
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly port: number,
    private readonly token: string,
    private readonly processes: readonly ChildProcess[],
    private readonly keys: Server,
    private readonly folder: string,
  ) {}

  static async start({ databaseUrl, secret }: DatabaseAddress): Promise<Front> {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const keys = await publish(publicKey);
    const folder = mkdtempSync(join(tmpdir(), "angel-bench-"));
    const [subgraphs, port] = [await freePort(), await freePort()];
    const common = { HOST, ANGEL_SECRET: secret, LOG_LEVEL: "warn", NODE_ENV: "production" };
    const processes = [
      start("subgraphs/kit/dist/src/serve.js", {
        ...common,
        PORT: `${subgraphs}`,
        DATABASE_URL: databaseUrl,
        SUBGRAPHS: "registry",
        FILES_DIR: folder,
      }),
      start("gateway/dist/src/server.js", {
        ...common,
        PORT: `${port}`,
        SUBGRAPHS_URL: `http://${HOST}:${subgraphs}`,
        SUBGRAPH_IDENTITY_URL: `http://${HOST}:${portOf(keys)}/identity/graphql`,
      }),
    ];
    const grants = [{ role: Role.ADMINISTRATOR, path: "1", organisationId: "" }];
    const front = new Front(port, tokenOf(privateKey, grants), processes, keys, folder);
    try {
      await answers(`http://${HOST}:${subgraphs}/health/ready`, processes);
      await answers(`http://${HOST}:${port}/health/live`, processes);
    } catch (error) {
      front.stop();
      throw error;
    }
    return front;
  }

  /** Milliseconds until the whole answer is read; an error ends the bench. */
  async ask(query: string, variables: object): Promise<number> {
    const since = performance.now();
    const asked = request({
      host: HOST,
      port: this.port,
      path: "/graphql",
      method: "POST",
      agent: this.agent,
      headers: { "content-type": "application/json", authorization: `Bearer ${this.token}` },
    });
    asked.end(JSON.stringify({ query, variables }));
    const [response] = (await once(asked, "response")) as [AsyncIterable<Buffer>];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const ms = performance.now() - since;
    const { errors } = JSON.parse(Buffer.concat(chunks).toString()) as { errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return ms;
  }

  stop(): void {
    for (const child of this.processes) child.kill("SIGKILL");
    this.agent.destroy();
    this.keys.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function start(file: string, env: Record<string, string>): ChildProcess {
  const path = fileURLToPath(new URL(`../../../../${file}`, import.meta.url));
  return spawn(process.execPath, ["--no-warnings", path], { env, stdio: ["ignore", "ignore", "inherit"] });
}

/** Identity's part: the public key, where the gateway looks for it. */
async function publish(key: KeyObject): Promise<Server> {
  const keys = JSON.stringify({ keys: [{ ...key.export({ format: "jwk" }), alg: "EdDSA", kid: "bench" }] });
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json").end(keys);
  }).listen(0, HOST);
  await once(server, "listening");
  return server;
}

function tokenOf(key: KeyObject, grants: readonly Grant[]): string {
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: "electronic-angel", aud: "electronic-angel", iat: now, exp: now + 3_600 };
  const said = [
    { alg: "EdDSA", kid: "bench" },
    { ...claims, sub: ACCOUNT, sid: "bench", grants },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${said}.${sign(null, Buffer.from(said), key).toString("base64url")}`;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function answers(url: string, processes: readonly ChildProcess[]): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(100)) {
    if (processes.some(({ exitCode }) => exitCode !== null)) break;
    const answer = await fetch(url).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
  }
  throw new Error(`${url} does not answer.`);
}
