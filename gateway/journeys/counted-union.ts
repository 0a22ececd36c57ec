import { Role, Viewer } from "@angel/kit/access";
import { Bus } from "@angel/kit/bus";
import { logger } from "@angel/kit/log";
import { RunningSubgraph } from "@angel/kit/part";
import { urlOfRole } from "@angel/kit/role";
import { Actor, cloneDatabase } from "@angel/kit/testing";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { loadFullUnion } from "../../local/src/union/full/load-full-union.ts";
import { loadHeadCounts } from "../../local/src/union/full/load-head-counts.ts";
import type { Profile } from "../../local/src/union/full/profile.ts";
import { analytics } from "../../subgraphs/analytics/src/subgraph.js";
import { registry } from "../../subgraphs/registry/src/subgraph.js";

/** A union is laid in seconds where nobody else works; a machine under tests takes longer than a test may. */
export const UNION_MS = 240_000;

export interface Place {
  id: string;
  node: number;
  path: string;
  level: string;
}

// oxlint-disable-next-line typescript/no-explicit-any -- answers of GraphQL, read by the tests
type Answer = any;

/** The whole union in small, in the registry's own tables, and analytics that counts it. */
export class CountedUnion {
  private constructor(
    readonly running: RunningSubgraph,
    /** Every organisation, those above before those below. */
    readonly places: readonly Place[],
    private readonly sql: pg.Client,
    private readonly end: () => Promise<void>,
  ) {}

  static async open(profile: Profile): Promise<CountedUnion> {
    const database = await cloneDatabase([registry, analytics]);
    await loadFullUnion(database.databaseUrl, profile, () => undefined);
    await loadHeadCounts(database.databaseUrl);
    const sql = new pg.Client({ connectionString: database.databaseUrl });
    await sql.connect();
    await sql.query("set search_path = registry, extensions");
    // As the registry does when it opens beside analytics.
    await sql.query("select publish_statistics(), publish_statistical_facts(), publish_cards()");
    const log = logger("test", "warn");
    const bus = new Bus(urlOfRole(database, "events"), log);
    await bus.start();
    const filesFolder = mkdtempSync(join(tmpdir(), "angel-test-files-"));
    const running = await RunningSubgraph.open(analytics, { ...database, filesFolder }, bus, log);
    const places = await sql.query<Place>(
      "select id, node, path::text, level::text from organisations order by path",
    );
    return new CountedUnion(running, places.rows, sql, async () => {
      await sql.end();
      await running.close();
      await bus.stop();
      await database.drop();
      rmSync(filesFolder, { recursive: true, force: true });
    });
  }

  close(): Promise<void> {
    return this.end();
  }

  one(level: string): Place {
    return this.places.find((place) => place.level === level) as Place;
  }

  person(role: Role, { path, id }: Place): Actor {
    const accountId = "00000000-0000-7000-8000-000000000001";
    return new Actor(this.running, new Viewer({ accountId, grants: [{ role, path, organisationId: id }] }));
  }

  /** Asks for fields of organisations as the gateway does; somebody of the union's staff, unless said otherwise. */
  async ask(
    of: readonly Pick<Place, "id">[],
    fields: string,
    who = this.person(Role.STAFF, this.one("NATIONAL")),
  ): Promise<Answer[]> {
    const { _entities } = await who.run(
      `query Ask($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { ${fields} } } }`,
      { of: of.map(({ id }) => ({ __typename: "Organisation", id })) },
    );
    return _entities;
  }

  /** Rows of the registry's tables, as the administrator of the database. */
  async rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.sql.query<Row>(text, values)).rows;
  }

  /** A statement of the registry's own role, with the rights of the whole union, that takes effect on a day; today, where none is named. */
  async tell(since: string | null, statement: string, values: unknown[] = []): Promise<void> {
    await this.sql.query("begin");
    await this.sql.query("set local role registry");
    await this.sql.query("select set_config('angel.grants', $1, true), set_config('angel.since', $2, true)", [
      JSON.stringify([{ role: "ADMINISTRATOR", path: "1" }]),
      since ?? "",
    ]);
    await this.sql.query(statement, values);
    await this.sql.query("commit");
  }
}
