import type { MikroORM } from "@mikro-orm/postgresql";
import { join } from "node:path";
import { buildSubgraph, type BuiltSubgraph } from "./build-subgraph.js";
import type { Bus } from "./bus.js";
import { connectDatabase, OWN_HAND, OWN_ROWS } from "./database.js";
import type { DatabaseAddress } from "./role.js";
import { FileKeeper } from "./file-keeper.js";
import { Files } from "./files.js";
import { Hearing } from "./hearing.js";
import { Live } from "./live.js";
import type { Logger } from "./log.js";
import { deriveKey } from "./secrets.js";
import { openRequest } from "./request.js";
import type { Companion, Context, Parts, RunningParts, Subgraph } from "./subgraph.js";
import type { Viewer } from "./access.js";

/** Where a subgraph keeps what it keeps. */
export interface Address extends DatabaseAddress {
  /** The folder of files; needed by those who take files in. */
  filesFolder?: string | undefined;
}

/** A subgraph at work: its schema, its database, its ear and its companion. */
export class RunningSubgraph implements RunningParts {
  private readonly hearing: Hearing;

  private constructor(
    readonly built: BuiltSubgraph,
    readonly orm: MikroORM,
    readonly bus: Bus,
    readonly log: Logger,
    readonly key: (purpose: string) => Buffer,
    readonly live: Live,
    private readonly opened: readonly Companion[],
    private readonly kept: Files | undefined,
  ) {
    const { name, hearers = [] } = built.definition;
    this.hearing = new Hearing(name, hearers, () => this.request(OWN_HAND), bus, log);
  }

  static async open(definition: Subgraph, address: Address, bus: Bus, log: Logger): Promise<RunningSubgraph> {
    const built = buildSubgraph(definition);
    const orm = await connectDatabase(definition, address);
    const key = (purpose: string) => deriveKey(address.secret, purpose);
    const kept = openFiles(definition, address, orm, key);
    const opened =
      (await definition.open?.({ orm, bus, log, key, files: () => filesOf(definition.name, kept) })) ?? [];
    const keepers = kept ? [new FileKeeper({ orm, log }, kept)] : [];
    const companions = [...opened, ...keepers];
    const running = new RunningSubgraph(built, orm, bus, log, key, new Live(bus), companions, kept);
    running.hearing.start();
    return running;
  }

  get name(): string {
    return this.built.definition.name;
  }

  readonly companion = <C extends Companion>(Class: new (...parts: never[]) => C): C => {
    const found = this.opened.find((companion) => companion instanceof Class);
    if (found) return found as C;
    throw new Error(`${this.name} opens no ${Class.name}.`);
  };

  get files(): Files {
    return filesOf(this.name, this.kept);
  }

  request(viewer: Viewer, address: string | null = null): Context {
    return openRequest(this, viewer, address);
  }

  /** Throws when the subgraph cannot answer. */
  async check(): Promise<void> {
    await this.orm.em.fork().execute("select 1");
    for (const companion of this.opened) await companion.check?.();
  }

  async close(): Promise<void> {
    await this.hearing.stop();
    for (const companion of this.opened) await companion.close();
    await this.orm.close(true);
  }
}

function filesOf(name: string, kept: Files | undefined): Files {
  if (!kept) throw new Error(`${name} keeps no files.`);
  return kept;
}

function openFiles(
  { name, files }: Subgraph,
  { filesFolder }: Address,
  orm: MikroORM,
  key: Parts["key"],
): Files | undefined {
  if (!files) return undefined;
  if (!filesFolder) throw new Error(`${name} takes files in: FILES_DIR must name a folder to keep them in.`);
  const em = () => orm.em.fork({ session: OWN_ROWS });
  return new Files(name, files, join(filesFolder, name), key("files"), em);
}
