import { readEnvOrExit, secret, url } from "@angel/kit/env";
import { freePort } from "@angel/kit/free-port";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";

const REPOSITORY = fileURLToPath(new URL("../../../../", import.meta.url));
const PASSWORD = "a password for the bench alone";
/** The first start on a whole union lays what the parts keep beside its rows. */
const PATIENCE_MS = 1_200_000;

/** The registry, analytics and the gateway before them as processes of their own, and the union's database beside them. */
export class Platform {
  private constructor(
    readonly endpoint: string,
    readonly accessToken: string,
    /** The database's administrator. */
    readonly sql: pg.Client,
    readonly subgraphs: ChildProcess,
    private readonly gateway: ChildProcess,
    private readonly folder: string,
  ) {}

  static async open(): Promise<Platform> {
    const given = readEnvOrExit({ DATABASE_URL: url(), ANGEL_SECRET: secret() });
    const folder = mkdtempSync(join(tmpdir(), "angel-bench-"));
    const [subgraphsPort, gatewayPort] = [await freePort(), await freePort()];
    const common = { ...given, LOG_LEVEL: "warn", NODE_ENV: "production", HOST: "127.0.0.1" };
    const subgraphs = start("subgraphs/kit/dist/src/serve.js", [], {
      ...common,
      PORT: `${subgraphsPort}`,
      SUBGRAPHS: "identity,registry,analytics",
      FILES_DIR: join(folder, "files"),
    });
    const gateway = start("gateway/dist/src/server.js", [], {
      ...common,
      DATABASE_URL: Object.assign(new URL(given.DATABASE_URL), { username: "", password: "" }).href,
      PORT: `${gatewayPort}`,
      SUBGRAPHS_URL: `http://127.0.0.1:${subgraphsPort}`,
    });
    const children = [subgraphs, gateway];
    process.once("exit", () => children.forEach((child) => child.kill("SIGTERM")));
    await answers(`http://127.0.0.1:${subgraphsPort}/health/ready`, subgraphs);
    await answers(`http://127.0.0.1:${gatewayPort}/health/live`, gateway);
    const sql = new pg.Client({ connectionString: given.DATABASE_URL });
    await sql.connect();
    await sql.query("set search_path = registry, extensions");
    const email = await engageStaff(sql, folder, common);
    const endpoint = `http://127.0.0.1:${gatewayPort}/graphql`;
    const { signIn } = await post(endpoint, SIGN_IN, { input: { login: email, password: PASSWORD } });
    if (!signIn.accessToken) throw new Error(`Nobody signed in: ${JSON.stringify(signIn)}`);
    return new Platform(endpoint, signIn.accessToken, sql, subgraphs, gateway, folder);
  }

  async close(): Promise<void> {
    await this.sql.end();
    for (const child of [this.gateway, this.subgraphs]) child.kill("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Milliseconds of an operation at the gateway, from the first byte sent to the last one read. */
  async ask(query: string, variables: object = {}): Promise<{ ms: number; data: Answer }> {
    const since = performance.now();
    const data = await post(this.endpoint, query, variables, this.accessToken);
    return { ms: performance.now() - since, data };
  }

  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.sql.query<Row>(sql, values)).rows;
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- answers of GraphQL, read by the cases
export type Answer = any;

const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) {
  ... on SignInPayload { accessToken } ... on Problem { message } } }`;

async function post(endpoint: string, query: string, variables: object, token?: string): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Answer;
  if (errors || !data) throw new Error(`${query}\n${JSON.stringify(errors)}`);
  return data;
}

/** Someone of the union's staff, who is there from the first bench on. */
async function engageStaff(sql: pg.Client, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { rows } = await sql.query<{ id: string }>("select id from organisations where parent_id is null");
  const file = join(folder, "union.json");
  const id = "00000000-0000-7000-8000-00000000bec4";
  const email = "bench@union.example";
  const grant = { id, role: "STAFF", organisationId: rows[0]?.id, startsOn: "2020-01-01", endsOn: null };
  const account = { id, memberId: null, displayName: "Bench", email, phone: null, password: PASSWORD };
  writeFileSync(file, JSON.stringify({ accounts: [{ ...account, grants: [grant] }] }));
  const seeding = start("subgraphs/kit/dist/src/seed.js", ["identity", file], env);
  const code = await new Promise((settle) => {
    seeding.once("exit", settle);
  });
  if (code !== 0) throw new Error("The bench's account could not be made.");
  return email;
}

function start(script: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  // oxlint-disable-next-line no-process-env -- a child's environment
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, ["--no-warnings", join(REPOSITORY, script), ...args], {
    cwd: REPOSITORY,
    env: { PATH, HOME, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function answers(address: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(200)) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > end || child.exitCode !== null) throw new Error(`${address} does not answer.`);
  }
}
