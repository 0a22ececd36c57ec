import { afterAll, beforeAll } from "@jest/globals";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type ExecutionResult,
  parse,
  print,
  validate,
} from "graphql";
import { AsyncLocalStorage } from "node:async_hooks";
import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { Viewer, type ViewerFacts } from "./access.js";
import { Bus } from "./bus.js";
import { type EntityManager, migrate, OWN_ROWS } from "./database.js";
import { type DatabaseAddress, urlOfRole } from "./role.js";
import { type Logger, logger } from "./log.js";
import { RunningSubgraph } from "./part.js";
import { provision } from "./provision.js";
import type { Subgraph } from "./subgraph.js";

/** The one secret of all tests. */
export const TEST_SECRET = "a secret that only tests know, 32+";

const TEMPLATE_LOCK = 743_203;

/** A database of its own for one test file, with the subgraphs' tables, cloned from a template made once. */
export async function cloneDatabase(
  definitions: readonly Subgraph[],
): Promise<DatabaseAddress & { drop: () => Promise<void> }> {
  const server = serverUrl();
  const template = await templateFor(definitions, server);
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, (client) => client.query(`create database ${name} template ${template}`));
  return {
    databaseUrl: databaseOn(server, name),
    secret: TEST_SECRET,
    drop: async () => {
      await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** A subgraph in a test: the same definition that serves, a database of its own, and people who ask. */
export class TestApp {
  #running: RunningSubgraph | undefined;
  #bus: Bus | undefined;
  #database: (DatabaseAddress & { drop: () => Promise<void> }) | undefined;
  #administrator: pg.Pool | undefined;
  #filesFolder: string | undefined;
  readonly log: Logger = logger("test", "warn");

  constructor(private readonly definition: Subgraph) {}

  async start(): Promise<void> {
    this.#database = await cloneDatabase([this.definition]);
    this.#administrator = new pg.Pool({ connectionString: this.#database.databaseUrl });
    // A test may end every connection there is; the next statement opens another.
    this.#administrator.on("error", () => undefined);
    this.#bus = new Bus(urlOfRole(this.#database, "events"), this.log);
    await this.#bus.start();
    this.#filesFolder = await mkdtemp(join(tmpdir(), "angel-test-files-"));
    this.#running = await RunningSubgraph.open(
      this.definition,
      { ...this.#database, filesFolder: this.#filesFolder },
      this.#bus,
      this.log,
    );
  }

  async stop(): Promise<void> {
    await this.#running?.close();
    await this.#bus?.stop();
    await this.#administrator?.end();
    await this.#database?.drop();
    if (this.#filesFolder) await rm(this.#filesFolder, { recursive: true, force: true });
  }

  get running(): RunningSubgraph {
    if (!this.#running) throw new Error("The test has not started yet: make people inside `it`.");
    return this.#running;
  }

  get address(): DatabaseAddress {
    if (!this.#database) throw new Error("The test has not started yet.");
    return this.#database;
  }

  /** Where the files are that the subgraph keeps. */
  get filesFolder(): string {
    if (!this.#filesFolder) throw new Error("The test has not started yet.");
    return this.#filesFolder;
  }

  /** Someone who asks. */
  as(facts: Partial<ViewerFacts>): Actor {
    return new Actor(this.running, new Viewer(facts));
  }

  get anonymous(): Actor {
    return this.as({});
  }

  /** An entity manager that sees every row, to make the world of a test. */
  em(): EntityManager {
    return this.running.orm.em.fork({ session: OWN_ROWS });
  }

  /** SQL as the database's administrator, past row-level security. */
  async sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    if (!this.#administrator) throw new Error("The test has not started yet.");
    return (await this.#administrator.query(text, values)).rows as Row[];
  }

  /** What has been told so far, in order. */
  async told(): Promise<{ name: string; payload: unknown }[]> {
    return this.sql("select name, payload from events.outbox order by id");
  }

  /** The SQL statements that the work itself sends, and not what goes on beside it; without those that set the viewer. */
  async statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const connection = this.running.orm.em.getConnection();
    const sent: string[] = [];
    const within = new AsyncLocalStorage<true>();
    const execute = connection.execute.bind(connection);
    connection.execute = ((query: string, ...rest: never[]) => {
      if (within.getStore() && !String(query).startsWith("select set_config")) sent.push(String(query));
      return execute(query, ...rest);
    }) as typeof connection.execute;
    try {
      await within.run(true, work);
    } finally {
      connection.execute = execute;
    }
    return sent;
  }

  /** As it is for those who have no subgraph. */
  readonly eventually = eventually;
}

/** Asks until the answer is one that holds; a minute is for nothing but to catch what never comes. */
export async function eventually<T>(ask: () => T | Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (const end = Date.now() + 60_000; ;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > end) throw new Error(`Still not so: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Starts the subgraph before the file's tests and ends it after them. */
export function testSubgraph(definition: Subgraph): TestApp {
  const app = new TestApp(definition);
  beforeAll(() => app.start());
  afterAll(() => app.stop());
  return app;
}

type Document<Data, Variables> = string | TypedDocumentNode<Data, Variables>;

export class Actor {
  constructor(
    private readonly running: RunningSubgraph,
    readonly viewer: Viewer,
    private readonly address: string | null = null,
  ) {}

  /** The same person, elsewhere. */
  from(address: string): Actor {
    return new Actor(this.running, this.viewer, address);
  }

  /** The data; an answer with errors fails the test and prints both. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests compare whole answers
  async run<Data = any, Variables = Record<string, unknown>>(
    document: Document<Data, Variables>,
    variables?: Variables,
  ): Promise<Data> {
    const answer = await this.answer(document, variables);
    if (answer.errors) {
      throw new Error(
        `${source(document)}\n${JSON.stringify(variables)}\n${JSON.stringify(answer, null, 2)}`,
        {
          cause: answer.errors[0]?.originalError,
        },
      );
    }
    return JSON.parse(JSON.stringify(answer.data)) as Data;
  }

  /** The whole answer, with its errors. */
  async answer<Data, Variables>(
    document: Document<Data, Variables>,
    variables?: Variables,
  ): Promise<ExecutionResult> {
    const parsed = this.#checked(document);
    return execute({
      schema: this.running.built.schema,
      document: parsed,
      variableValues: variables as Record<string, unknown> | undefined,
      contextValue: this.running.request(this.viewer, this.address),
    });
  }

  /** The code of the first error; undefined when there is none. */
  async refusal<Data, Variables>(
    document: Document<Data, Variables>,
    variables?: Variables,
  ): Promise<unknown> {
    return (await this.answer(document, variables)).errors?.[0]?.extensions["code"];
  }

  /** The events of a subscription as they come. End it with `return()`. */
  async *subscribe<Data, Variables>(
    document: Document<Data, Variables>,
    variables?: Variables,
  ): AsyncGenerator<Data> {
    const parsed = this.#checked(document);
    const args = {
      schema: this.running.built.schema,
      document: parsed,
      variableValues: variables as Record<string, unknown> | undefined,
    };
    const events = await createSourceEventStream({
      ...args,
      contextValue: this.running.request(this.viewer),
    });
    if (!(Symbol.asyncIterator in events)) throw new Error(JSON.stringify(events));
    for await (const rootValue of events) {
      const answer = await execute({ ...args, rootValue, contextValue: this.running.request(this.viewer) });
      if (answer.errors) throw new Error(JSON.stringify(answer));
      yield JSON.parse(JSON.stringify(answer.data)) as Data;
    }
  }

  #checked<Data, Variables>(document: Document<Data, Variables>): DocumentNode {
    const parsed = typeof document === "string" ? parse(document) : document;
    const faults = validate(this.running.built.schema, parsed);
    if (faults.length > 0) throw new Error(`${source(document)}\n${faults.join("\n")}`);
    return parsed;
  }
}

function source(document: string | DocumentNode): string {
  return typeof document === "string" ? document : print(document);
}

async function templateFor(definitions: readonly Subgraph[], server: string): Promise<string> {
  const contents = definitions.map(({ name, migrations }) => [
    name,
    migrations.map((migration) => migration.toString()),
  ]);
  const name = `template_${createHash("sha256").update(JSON.stringify(contents)).digest("hex").slice(0, 16)}`;
  await onServer(server, async (client) => {
    await client.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount) return;
    // Made under another name, so that a template that exists is always whole.
    const draft = `draft_${randomUUID().replaceAll("-", "")}`;
    await client.query(`create database ${draft}`);
    const address = { databaseUrl: databaseOn(server, draft), secret: TEST_SECRET };
    await provision(
      address.databaseUrl,
      TEST_SECRET,
      definitions.map((definition) => definition.name),
    );
    for (const definition of definitions) await migrate(definition, address);
    await client.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

function serverUrl(): string {
  // oxlint-disable-next-line no-process-env -- set by the runner's global setup
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL is not set: run the tests by `npm test`.");
  return url;
}

function databaseOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
