import type { MikroORM } from "@mikro-orm/postgresql";
import { buildSubgraph, type BuiltSubgraph } from "./build-subgraph.js";
import type { Bus } from "./bus.js";
import { connectDatabase, type DatabaseAddress } from "./database.js";
import { Hearing } from "./hearing.js";
import { Live } from "./live.js";
import type { Logger } from "./log.js";
import { deriveKey } from "./secrets.js";
import { openRequest } from "./request.js";
import type { Companion, Context, RunningParts, Subgraph } from "./subgraph.js";
import type { Viewer } from "./access.js";

/** A subgraph at work: its schema, its database, its ear and its companion. */
export class RunningSubgraph implements RunningParts {
  private constructor(
    readonly built: BuiltSubgraph,
    readonly orm: MikroORM,
    readonly bus: Bus,
    readonly log: Logger,
    readonly key: (purpose: string) => Buffer,
    private readonly live: Live,
    private readonly hearing: Hearing,
    private readonly opened: Companion | undefined,
  ) {}

  static async open(
    definition: Subgraph,
    address: DatabaseAddress,
    bus: Bus,
    log: Logger,
  ): Promise<RunningSubgraph> {
    const built = buildSubgraph(definition);
    const orm = await connectDatabase(definition, address);
    const key = (purpose: string) => deriveKey(address.secret, purpose);
    const companion = await definition.open?.({ orm, bus, log, key });
    const hearing = new Hearing(definition.name, definition.hearers ?? [], orm, bus, log);
    hearing.start();
    return new RunningSubgraph(built, orm, bus, log, key, new Live(bus), hearing, companion);
  }

  get name(): string {
    return this.built.definition.name;
  }

  readonly companion = <C extends Companion>(Class: new (...parts: never[]) => C): C => {
    if (this.opened instanceof Class) return this.opened;
    throw new Error(`${this.name} opens no ${Class.name}.`);
  };

  request(viewer: Viewer, address: string | null = null): Context {
    return openRequest(this.orm, this.live, viewer, this.companion, address);
  }

  /** Throws when the subgraph cannot answer. */
  async check(): Promise<void> {
    await this.orm.em.fork().execute("select 1");
    await this.opened?.check?.();
  }

  async close(): Promise<void> {
    await this.hearing.stop();
    await this.opened?.close();
    await this.orm.close(true);
  }
}
