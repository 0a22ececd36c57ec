import type { MikroORM } from "@mikro-orm/postgresql";
import type { Bus } from "./bus.js";
import { connectDatabase, type DatabaseAddress } from "./database.js";
import { Hearing } from "./hearing.js";
import { Live } from "./live.js";
import type { Logger } from "./log.js";
import { openRequest } from "./request.js";
import {
  buildSubgraph,
  type BuiltSubgraph,
  type Companion,
  type Context,
  type Subgraph,
} from "./subgraph.js";
import type { Viewer } from "./access.js";

/** A subgraph at work: its schema, its database, its ear and its companion. */
export class RunningSubgraph {
  private constructor(
    readonly built: BuiltSubgraph,
    readonly orm: MikroORM,
    readonly bus: Bus,
    readonly log: Logger,
    private readonly live: Live,
    private readonly hearing: Hearing,
    private readonly companion: Companion | undefined,
  ) {}

  static async open(
    definition: Subgraph,
    address: DatabaseAddress,
    bus: Bus,
    log: Logger,
  ): Promise<RunningSubgraph> {
    const built = buildSubgraph(definition);
    const orm = await connectDatabase(definition, address);
    const companion = await definition.open?.({ orm, bus, log });
    const hearing = new Hearing(definition.name, definition.hearers ?? [], orm, bus, log);
    hearing.start();
    return new RunningSubgraph(built, orm, bus, log, new Live(bus), hearing, companion);
  }

  get name(): string {
    return this.built.definition.name;
  }

  request(viewer: Viewer): Context {
    return openRequest(this.orm, this.live, viewer);
  }

  /** Throws when the subgraph cannot answer. */
  async check(): Promise<void> {
    await this.orm.em.fork().execute("select 1");
    await this.companion?.check?.();
  }

  async close(): Promise<void> {
    await this.hearing.stop();
    await this.companion?.close();
    await this.orm.close(true);
  }
}
