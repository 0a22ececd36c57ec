import { ReflectMetadataProvider } from "@mikro-orm/decorators/legacy";
import { Migrator } from "@mikro-orm/migrations";
import type { Constructor, EntityClass } from "@mikro-orm/core";
import type { Migration } from "@mikro-orm/migrations";
import { type EntityManager, MikroORM, type PostgreSqlDriver } from "@mikro-orm/postgresql";
import { Role, Viewer } from "./access.js";
import { OneMessageDriver } from "./one-message.js";
import { type DatabaseAddress, urlOfRole } from "./role.js";

export type { EntityManager };

/** What a subgraph keeps in Postgres. */
export interface Storage {
  name: string;
  entities: EntityClass<object>[];
  migrations: Constructor<Migration>[];
}

const CONNECTIONS = 8;
/** So many stay open however long nobody asks: a new one knows neither tables nor plans, and its first page takes ten times as long. */
const KEPT_CONNECTIONS = 2;

/** Who waits longer for one of them is refused. Longer than any client waits; short enough that none waits for ever. */
const CONNECTED_WITHIN_MS = 30_000;

/** Opens the subgraph's own database connection, under its own role. */
export function connectDatabase(storage: Storage, address: DatabaseAddress): Promise<MikroORM> {
  return MikroORM.init({
    ...common(storage),
    clientUrl: urlOfRole(address, storage.name),
    pool: { min: KEPT_CONNECTIONS, max: CONNECTIONS },
    driverOptions: { connectionTimeoutMillis: CONNECTED_WITHIN_MS },
  });
}

/** Brings the subgraph's tables up to date, as their owner. */
export async function migrate(storage: Storage, { databaseUrl }: DatabaseAddress): Promise<void> {
  if (storage.migrations.length === 0) return;
  const orm = await MikroORM.init({
    ...common(storage),
    clientUrl: databaseUrl,
    driverOptions: {
      options: `-c role=${storage.name}_owner -c search_path=${storage.name},extensions`,
    },
    extensions: [Migrator],
    migrations: {
      migrationsList: storage.migrations.map((migration) => ({ name: migration.name, class: migration })),
      tableName: "migrations",
      snapshot: false,
      silent: true,
    },
  });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
}

/** The viewer as Postgres knows them: row-level security reads these in each transaction. */
export function rowAccessOf(viewer: Viewer): Record<string, string> {
  return {
    "angel.account": viewer.accountId ?? "",
    "angel.member": viewer.memberId ?? "",
    "angel.grants": JSON.stringify(viewer.grants.map(({ role, path }) => ({ role, path }))),
  };
}

/** The platform's own hand, in seeds and hearers: it sees every row. */
export const OWN_HAND = new Viewer({
  grants: [{ role: Role.ADMINISTRATOR, path: "*", organisationId: "" }],
});

export const OWN_ROWS = { variables: rowAccessOf(OWN_HAND) };

function common(storage: Storage) {
  return {
    entities: storage.entities,
    schema: storage.name,
    driver: OneMessageDriver as typeof PostgreSqlDriver,
    metadataProvider: ReflectMetadataProvider,
    discovery: { warnWhenNoEntities: false },
    // Sets the viewer for row-level security at the start of each transaction, and wraps lone statements in one.
    sessionContext: "transaction" as const,
  };
}
