import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Person } from "./person.js";

const START = fileURLToPath(new URL("../../local/src/start.ts", import.meta.url));
const PATIENCE_MS = 240_000;

/** What the journeys read of the demo union. */
export interface DemoUnion {
  organisations: {
    id: string;
    parentId: string | null;
    path: string;
    level: string;
    name: string;
    number: string;
  }[];
  members: {
    id: string;
    organisationId: string;
    name: { last: string; first: string };
    card: { number: string } | null;
  }[];
  accounts: {
    id: string;
    memberId: string | null;
    email: string;
    password: string;
    demo?: string;
    grants: { role: string; organisationId: string }[];
  }[];
}

interface Login {
  readonly email: string;
  readonly password: string;
}

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The whole platform, started as a newcomer starts it, in a folder and on ports of its own. */
export class Platform {
  private constructor(
    readonly folder: string,
    readonly port: number,
    readonly union: DemoUnion,
    private readonly child: ReturnType<typeof spawn>,
  ) {}

  static async start(): Promise<Platform> {
    const folder = mkdtempSync(join(tmpdir(), "angel-journey-"));
    const port = await freePorts(5);
    const child = spawn(process.execPath, [START, "--port", String(port), "--data", folder], {
      stdio: ["ignore", "pipe", "pipe"],
      // Nothing of the tests' own world: as on a machine where nobody set anything.
      // oxlint-disable-next-line no-process-env -- a child's environment
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"] },
    });
    await untilUp(child);
    const union = JSON.parse(readFileSync(join(folder, "union.json"), "utf8")) as DemoUnion;
    return new Platform(folder, port, union, child);
  }

  get graphql(): string {
    return `http://localhost:${this.port}/graphql`;
  }

  get site(): string {
    return `http://localhost:${this.port + 1}`;
  }

  get cms(): string {
    return `http://localhost:${this.port + 2}`;
  }

  get anonymous(): Person {
    return new Person(this.graphql);
  }

  /** One of the people of the demo union, signed in: `member`, `chair`, `editor`, `administrator`, … */
  async signIn(demo: string): Promise<Person> {
    return this.signInAs(this.accountOf(demo));
  }

  /** The account of one of them. */
  accountOf(demo: string): Login {
    const account = this.union.accounts.find((candidate) => candidate.demo === demo);
    if (!account) throw new Error(`The demo union has no ${demo}.`);
    return account;
  }

  async signInAs(account: Login): Promise<Person> {
    return (await this.openSession(account)).person;
  }

  async openSession({ email, password }: Login): Promise<{ person: Person; refreshToken: string }> {
    const { signIn } = await this.anonymous.run<{ signIn: Partial<Tokens> }>(
      `mutation SignIn($input: SignInInput!) { signIn(input: $input) { ... on SignInPayload { accessToken refreshToken } ... on Problem { message } } }`,
      { input: { login: email, password } },
    );
    const { accessToken, refreshToken } = signIn;
    if (!accessToken || !refreshToken) {
      throw new Error(`${email} could not sign in: ${JSON.stringify(signIn)}`);
    }
    return { person: new Person(this.graphql, accessToken), refreshToken };
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function untilUp(child: ReturnType<typeof spawn>): Promise<void> {
  let said = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail("The platform did not start in time"), PATIENCE_MS);
    function fail(why: string): void {
      clearTimeout(timer);
      child.kill("SIGTERM");
      reject(new Error(`${why}:\n${said}`));
    }
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        if (!said.includes("Electronic Angel is up")) return;
        clearTimeout(timer);
        resolve();
      });
    }
    child.once("exit", () => fail("The platform ended before it was up"));
  });
}

/** The first of `count` ports in a row that nobody listens on, below those that systems hand out by themselves. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await Promise.all(Array.from({ length: count }, (_, i) => isFree(first + i)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
