import pg from "pg";

/** A statement with `$1` for each value, as Postgres prepares it. */
export interface Prepared {
  readonly text: string;
  /** Types of the values as literals would have them: a whole number is an `int`, a word is of no type yet. */
  readonly types: readonly number[];
  readonly values: readonly (string | null)[];
}

const UNKNOWN = 0;
const BOOLEAN = 16;
const INT = 23;

/** The statement with its `?` numbered; null where it has none but values that are written out in other ways. */
export function prepared(sql: string, params: readonly unknown[]): Prepared | null {
  const parts = sql.split("?");
  // «??» stands for a name and «\?» for an operator.
  if (parts.length !== params.length + 1 || sql.includes("??") || sql.includes("\\?")) return null;
  const types: number[] = [];
  const values: (string | null)[] = [];
  let text = parts[0] ?? "";
  for (const [place, param] of params.entries()) {
    const type = typeOf(param);
    if (type === null) return null;
    // A plan for any number of rows is made for a tenth of all there are, so the number is written out.
    if (type === INT && parts[place]?.endsWith("limit ")) text += String(param);
    else {
      types.push(type);
      values.push(param === null || param === undefined ? null : String(param as string | number | boolean));
      text += `$${values.length}`;
    }
    text += parts[place + 1];
  }
  return { text, types, values };
}

function typeOf(param: unknown): number | null {
  if (param === null || param === undefined || typeof param === "string") return UNKNOWN;
  if (typeof param === "boolean") return BOOLEAN;
  return typeof param === "number" && (param | 0) === param ? INT : null;
}

const MOST_PREPARED = 200;

/** What the prepared statements of a connection are called there; those not asked for in a long time are let go. */
class Names {
  private readonly known = new Map<string, string>();
  private gone: string[] = [];
  private count = 0;

  of(key: string): { name: string; isNew: boolean } {
    const known = this.known.get(key);
    const name = known ?? `angel_${(this.count += 1)}`;
    this.known.delete(key);
    this.known.set(key, name);
    const [oldest] = this.known.keys();
    if (oldest !== undefined && this.known.size > MOST_PREPARED) this.forget(oldest);
    return { name, isNew: known === undefined };
  }

  forget(key: string): void {
    const name = this.known.get(key);
    if (name) this.gone.push(name);
    this.known.delete(key);
  }

  takeGone(): string[] {
    const { gone } = this;
    this.gone = [];
    return gone;
  }
}

const namesOf = new WeakMap<object, Names>();

/** The messages of the wire, of which the driver's own queries and cursors are made. */
interface Wire {
  stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string; types: readonly number[] }): void;
  bind(message: { statement: string; values: readonly (string | null)[] }): void;
  describe(message: { type: "P"; name: string }): void;
  execute(message: object): void;
  close(message: { type: "S"; name: string }): void;
  sync(): void;
}

type Result = pg.QueryResult<object> & {
  addFields(fields: unknown): void;
  parseRow(fields: unknown): object;
  addRow(row: object): void;
  addCommandComplete(message: unknown): void;
};

const ResultOfDriver = (pg as unknown as { Result: new () => Result }).Result;

/**
 * Settings and a statement, both of which stay planned on the connection, sent together. What stands before one `sync`
 * is one transaction, so that the settings reach the statement and end with it.
 */
export class PreparedQuery implements pg.Submittable {
  /** By this name the driver's client tells it how columns are read. */
  readonly _result = new ResultOfDriver();
  readonly answer = new Promise<Result>((resolve, reject) => {
    this.settle = { resolve, reject };
  });
  private settle!: { resolve: (result: Result) => void; reject: (error: Error) => void };
  private readonly keys: readonly [settings: string, statement: string];
  private isSet = false;

  constructor(
    private readonly settings: Prepared,
    private readonly statement: Prepared,
  ) {
    // Under other settings the same words may have to be planned otherwise.
    const under = settings.values.filter((_, place) => place % 2 === 0).join();
    this.keys = [settings.text, `${under} ${statement.types.join()} ${statement.text}`];
  }

  submit(connection: pg.Connection): void {
    const wire = connection as unknown as Wire;
    wire.stream.cork();
    try {
      this.send(wire, this.settings, this.keys[0]);
      wire.execute({});
      this.send(wire, this.statement, this.keys[1]);
      wire.describe({ type: "P", name: "" });
      wire.execute({});
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  }

  handleRowDescription({ fields }: { fields: unknown }): void {
    this._result.addFields(fields);
  }

  handleDataRow({ fields }: { fields: unknown }): void {
    if (this.isSet) this._result.addRow(this._result.parseRow(fields));
  }

  handleCommandComplete(message: unknown): void {
    if (this.isSet) this._result.addCommandComplete(message);
    this.isSet = true;
  }

  handleReadyForQuery(): void {
    this.settle.resolve(this._result);
  }

  handleError(error: Error, connection: pg.Connection): void {
    // Whether it was prepared before it failed is not known.
    for (const key of this.keys) namesOf.get(connection)?.forget(key);
    this.settle.reject(error);
  }

  private send(wire: Wire, { text, types, values }: Prepared, key: string): void {
    const names = namesOf.get(wire) ?? new Names();
    namesOf.set(wire, names);
    const { name, isNew } = names.of(key);
    if (isNew) wire.parse({ name, text, types });
    wire.bind({ statement: name, values });
    for (const gone of names.takeGone()) wire.close({ type: "S", name: gone });
  }
}
