import type { Transaction } from "@mikro-orm/core";
import { PostgreSqlConnection, PostgreSqlDriver } from "@mikro-orm/postgresql";
import pg from "pg";

/**
 * Sends a lone statement in one message with the viewer's settings, where the ORM would send four: `begin`, the
 * settings, the statement, `commit`. What stands in one simple message is one transaction, so that the settings reach
 * the statement and end with it.
 */
export class OneMessageDriver extends PostgreSqlDriver {
  protected override readonly connection = new OneMessageConnection(this.config);
}

type Transactional = PostgreSqlConnection["transactional"];
type Options = NonNullable<Parameters<Transactional>[1]>;
type Begun = Awaited<ReturnType<PostgreSqlConnection["begin"]>>;

class OneMessageConnection extends PostgreSqlConnection {
  override async transactional<T>(work: (transaction: Transaction) => Promise<T>, options: Options = {}) {
    const { variables, role } = options.sessionContext ?? {};
    // With a broadcaster somebody asked for the transaction; without, it only carries the settings to a statement.
    if (!variables || role || options.ctx || options.eventBroadcaster)
      return super.transactional(work, options);
    const cloak = new Cloak(await this.getNativeClient(), settings(variables), () => this.begin(options));
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

/** Stands where the ORM passes a transaction on. A statement that is more than a read begins one in earnest. */
class Cloak {
  begun: Begun | undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly settings: string,
    private readonly begin: () => Promise<Begun>,
  ) {}

  async executeQuery(statement: Statement): Promise<Answer> {
    if (!this.begun && /^\s*(select|with)\b/i.test(statement.sql)) return this.read(statement.sql);
    this.begun ??= await this.begin();
    return this.begun.executeQuery(statement as Parameters<Begun["executeQuery"]>[0]);
  }

  private async read(sql: string): Promise<Answer> {
    const client = await this.pool.connect();
    try {
      const results = (await client.query(`${this.settings}; ${sql}`)) as unknown as pg.QueryResult[];
      const { rows = [], rowCount } = results.at(-1) ?? {};
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    } finally {
      client.release();
    }
  }
}

function settings(variables: Readonly<Record<string, unknown>>): string {
  const set = Object.entries(variables).map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(String(value))}, true)`,
  );
  return `select ${set.join(", ")}`;
}
