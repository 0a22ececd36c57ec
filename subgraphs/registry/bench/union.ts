import { Role, Viewer } from "@angel/kit/access";
import type { Bench } from "@angel/kit/bench";
import { Bus } from "@angel/kit/bus";
import { type DatabaseAddress, urlOfRole } from "@angel/kit/role";
import { migrate, rowAccessOf } from "@angel/kit/database";
import { readEnvOrExit, secret, url } from "@angel/kit/env";
import { logger } from "@angel/kit/log";
import { RunningSubgraph } from "@angel/kit/part";
import { provision } from "@angel/kit/provision";
import { execute, parse, type DocumentNode } from "graphql";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import pg from "pg";
import { registry } from "../src/subgraph.js";

/** The whole union: the registry's service in this process, and its database without the service. */
export class Union {
  private readonly documents = new Map<string, DocumentNode>();

  private constructor(
    readonly running: RunningSubgraph,
    /** Signed in as the service's own role, with the administrator's rights in the settings. */
    readonly sql: pg.Client,
    /** The database's administrator. */
    readonly owner: pg.Client,
    private readonly bus: Bus,
    readonly address: DatabaseAddress,
    private readonly filesFolder: string,
  ) {}

  /** Lays the tables in the database named. */
  static async lay(): Promise<void> {
    const address = readAddress();
    await provision(address.databaseUrl, address.secret, [registry.name]);
    await migrate(registry, address);
  }

  static async open(): Promise<Union> {
    await Union.lay();
    const address = readAddress();
    const log = logger("bench", "warn");
    const bus = new Bus(urlOfRole(address, "events"), log);
    await bus.start();
    const filesFolder = mkdtempSync(join(tmpdir(), "angel-bench-"));
    const running = await RunningSubgraph.open(registry, { ...address, filesFolder }, bus, log);
    const owner = await connect(address.databaseUrl);
    await owner.query("set search_path = registry, extensions");
    const { rows } = await owner.query<{ count: number }>(
      "select sum(on_register)::int as count from member_counts",
    );
    if (!rows[0]?.count)
      throw new Error("The registry is empty: load the whole union first, npm run seed -- full.");
    const union = new Union(
      running,
      await connect(urlOfRole(address, registry.name)),
      owner,
      bus,
      address,
      filesFolder,
    );
    const { path } = await union.one<{ path: string }>(
      "select path::text from organisations where parent_id is null",
    );
    await union.as(administrator(path), union.sql);
    return union;
  }

  async close(): Promise<void> {
    await this.sql.end();
    await this.owner.end();
    await this.running.close();
    await this.bus.stop();
    rmSync(this.filesFolder, { recursive: true, force: true });
  }

  /** Another connection of the service's role, with the rights of the whole union. */
  async another(): Promise<pg.Client> {
    const client = await connect(urlOfRole(this.address, registry.name));
    await this.as(administrator("1"), client);
    return client;
  }

  async one<Row extends object>(sql: string, values: unknown[] = []): Promise<Row> {
    const { rows } = await this.owner.query<Row>(sql, values);
    if (!rows[0]) throw new Error(`Nothing found: ${sql}`);
    return rows[0];
  }

  /** Milliseconds of an operation in the service, as the union's administrator; an error ends the bench. */
  async ask(document: string, variables: Record<string, unknown>): Promise<{ ms: number; data: Answer }> {
    const parsed = this.documents.get(document) ?? parse(document);
    this.documents.set(document, parsed);
    const since = performance.now();
    const { data, errors } = await execute({
      schema: this.running.built.schema,
      document: parsed,
      variableValues: variables,
      contextValue: this.running.request(administrator("1")),
    });
    if (errors) throw errors[0] as Error;
    return { ms: performance.now() - since, data: data as Answer };
  }

  /** Milliseconds of a bare statement under row-level security. */
  async time(sql: string, values: unknown[]): Promise<number> {
    const since = performance.now();
    await this.sql.query(sql, values);
    return performance.now() - since;
  }

  /** The operation and the bare statement in turn, so that what the machine does besides falls on both. */
  async beside(
    bench: Bench,
    name: string,
    rounds: number,
    operation: (round: number) => Promise<number>,
    bare: (round: number) => Promise<number>,
    warmUp = 5,
  ): Promise<void> {
    for (let warm = 0; warm < warmUp; warm += 1) {
      await operation(warm);
      await bare(warm);
    }
    let [asked, sent] = [0, 0];
    const samples = await bench.interleave(rounds, {
      service: () => operation(asked++),
      "bare sql": () => bare(sent++),
    });
    for (const subject of ["service", "bare sql"] as const) {
      bench.add({
        case: name,
        subject,
        metric: "time",
        unit: "ms",
        better: "lower",
        samples: samples[subject],
        ...(subject === "service" && { ratioTo: "bare sql" }),
      });
    }
  }

  private async as(viewer: Viewer, client: pg.Client): Promise<void> {
    for (const [name, value] of Object.entries(rowAccessOf(viewer))) {
      await client.query("select set_config($1, $2, false)", [name, value]);
    }
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- answers of GraphQL, read by the cases
type Answer = any;

/** In whose name the service is asked. */
export const ACCOUNT = "00000000-0000-7000-8000-000000000000";

function administrator(path: string): Viewer {
  return new Viewer({
    accountId: ACCOUNT,
    grants: [{ role: Role.ADMINISTRATOR, path, organisationId: "" }],
  });
}

function readAddress(): DatabaseAddress {
  const env = readEnvOrExit({ DATABASE_URL: url(), ANGEL_SECRET: secret() });
  return { databaseUrl: env.DATABASE_URL, secret: env.ANGEL_SECRET };
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
