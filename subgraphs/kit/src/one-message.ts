import type { AnyEntity, EntityData, QueryResult, Transaction } from "@mikro-orm/core";
import { PostgreSqlConnection, PostgreSqlDriver } from "@mikro-orm/postgresql";
import pg from "pg";
import { BriefClient } from "./brief-client.js";
import { type Prepared, prepared, PreparedQuery } from "./prepared.js";

/**
 * Sends a lone statement in one message with the viewer's settings, where the ORM would send four: `begin`, the
 * settings, the statement, `commit`. What stands in one simple message is one transaction, so that the settings reach
 * the statement and end with it. A quick statement that comes again stays planned on its connection: under row-level
 * security planning takes several times as long as reading a few rows.
 */
export class OneMessageDriver extends PostgreSqlDriver {
  protected override readonly connection = new OneMessageConnection(this.config);
}

type Transactional = PostgreSqlConnection["transactional"];
type Options = NonNullable<Parameters<Transactional>[1]>;
type Begun = Awaited<ReturnType<PostgreSqlConnection["begin"]>>;

class OneMessageConnection extends PostgreSqlConnection {
  private readonly habits = new Habits();

  override createKyselyDialect(overrides: Parameters<PostgreSqlConnection["createKyselyDialect"]>[0]) {
    return super.createKyselyDialect({ ...overrides, Client: BriefClient });
  }

  override async execute<T extends QueryResult | EntityData<AnyEntity> | EntityData<AnyEntity>[]>(
    ...[query, params = [], method, ctx, loggerContext]: Parameters<PostgreSqlConnection["execute"]>
  ): Promise<T> {
    if (!(ctx instanceof Cloak && typeof query === "string" && Array.isArray(params)))
      return super.execute<T>(query, params, method, ctx, loggerContext);
    const template = { sql: query, params };
    const planned = await ctx.readPlanned(template);
    if (planned) return this.transformRawResult<T>(planned, method);
    return super.execute<T>(query, params, method, ctx.carrying(template) as typeof ctx, loggerContext);
  }

  override async transactional<T>(work: (transaction: Transaction) => Promise<T>, options: Options = {}) {
    const { variables, role } = options.sessionContext ?? {};
    // With a broadcaster somebody asked for the transaction; without, it only carries the settings to a statement.
    if (!variables || role || options.ctx || options.eventBroadcaster)
      return super.transactional(work, options);
    const cloak = new Cloak(await this.getNativeClient(), variables, this.habits, () => this.begin(options));
    try {
      const result = await work(cloak);
      if (cloak.begun) await this.commit(cloak.begun, undefined, options.loggerContext);
      return result;
    } catch (error) {
      if (cloak.begun) await this.rollback(cloak.begun, undefined, options.loggerContext);
      throw error;
    }
  }
}

interface Statement {
  readonly sql: string;
}

interface Answer {
  readonly rows: unknown[];
  readonly numAffectedRows?: bigint | undefined;
}

/** A statement before its values were written into it. */
interface Template {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Stands where the ORM passes a transaction on. A statement that is more than a read begins one in earnest. */
class Cloak {
  begun: Begun | undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly variables: Readonly<Record<string, unknown>>,
    private readonly habits: Habits,
    private readonly begin: () => Promise<Begun>,
  ) {}

  /** The same for one statement, which it knows as it was asked. */
  carrying(template: Template) {
    return { executeQuery: (statement: Statement) => this.executeQuery(statement, template) };
  }

  async executeQuery(statement: Statement, template?: Template): Promise<Answer> {
    if (!this.begun && /^\s*(select|with)\b/i.test(statement.sql)) return this.read(statement.sql, template);
    this.begun ??= await this.begin();
    return this.begun.executeQuery(statement as Parameters<Begun["executeQuery"]>[0]);
  }

  /** Without the ORM's writing out of values; null where the statement does not come again and again, or cannot be. */
  async readPlanned(template: Template): Promise<Answer | null> {
    const statement =
      !this.begun && this.habits.isQuick(template.sql) && prepared(template.sql, template.params);
    if (!statement) return null;
    const planned = new PreparedQuery(settingsPrepared(this.variables), statement);
    try {
      return await this.timed(template, (client) => client.query(planned).answer);
    } catch (error) {
      if (!cannotBePrepared(error)) throw error;
      this.habits.giveUp(template.sql);
      return null;
    }
  }

  private read(sql: string, template: Template | undefined): Promise<Answer> {
    const whole = `${settings(this.variables)}; ${sql}`;
    return this.timed(template, async (client) => {
      const results = (await client.query(whole)) as unknown as pg.QueryResult[];
      return results.at(-1) ?? {};
    });
  }

  private async timed(
    template: Template | undefined,
    send: (client: pg.PoolClient) => Promise<Partial<pg.QueryResult<object>>>,
  ): Promise<Answer> {
    const client = await this.pool.connect();
    try {
      const since = performance.now();
      const { rows = [], rowCount } = await send(client);
      if (template) this.habits.note(template.sql, performance.now() - since);
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    } finally {
      client.release();
    }
  }
}

/** Not every statement that can be read can be prepared: a value may stand where nothing tells its type. */
function cannotBePrepared(error: unknown): boolean {
  const { code = "" } = error as { code?: string };
  // Syntax and types, but not rights; and a plan whose tables have changed since.
  return (code.startsWith("42") && code !== "42501") || code === "0A000" || code === "26000";
}

/** So long may take what is planned once for all values; what takes longer is planned for its own. */
const QUICK_MS = 50;
const CAUTION = 20;
const MOST_HABITS = 2_000;

/** How statements fare: how often in a row each was quick. */
class Habits {
  private readonly quick = new Map<string, number>();

  isQuick(sql: string): boolean {
    return (this.quick.get(sql) ?? 0) > 0;
  }

  note(sql: string, ms: number): void {
    const [oldest] = this.quick.keys();
    if (oldest !== undefined && this.quick.size >= MOST_HABITS) this.quick.delete(oldest);
    this.quick.set(sql, ms > QUICK_MS ? -CAUTION : (this.quick.get(sql) ?? 0) + 1);
  }

  giveUp(sql: string): void {
    this.quick.set(sql, -Infinity);
  }
}

function settings(variables: Readonly<Record<string, unknown>>): string {
  const set = Object.entries(variables).map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(String(value))}, true)`,
  );
  return `select ${set.join(", ")}`;
}

function settingsPrepared(variables: Readonly<Record<string, unknown>>): Prepared {
  const set = Object.keys(variables).map(
    (_, place) => `set_config($${2 * place + 1}, $${2 * place + 2}, true)`,
  );
  const values = Object.entries(variables).flatMap(([name, value]) => [name, String(value)]);
  return { text: `select ${set.join(", ")}`, types: [], values };
}
