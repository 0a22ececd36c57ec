import { migrate } from "@angel/kit/database";
import { readEnvOrExit, secret, url } from "@angel/kit/env";
import { provision } from "@angel/kit/provision";
import { type DatabaseAddress, urlOfRole } from "@angel/kit/role";
import pg from "pg";
import { loyalty } from "../src/subgraph.js";

const CLIENTS = 32;
const ROWS = 100_000;
const PARTNERS = 50;
const MEMBERS = 20_000;

/** A durable Postgres with the ledger, and beside it the table of one balance a row that pgbench would update. */
export class LedgerServer {
  private constructor(
    readonly address: DatabaseAddress,
    /** Signed in as the service. */
    readonly service: readonly pg.Client[],
    readonly admin: pg.Client,
    readonly partners: readonly string[],
    readonly members: readonly string[],
  ) {}

  static async open(): Promise<LedgerServer> {
    const env = readEnvOrExit({ DATABASE_URL: url(), ANGEL_SECRET: secret() });
    const address = { databaseUrl: env.DATABASE_URL, secret: env.ANGEL_SECRET };
    await provision(address.databaseUrl, address.secret, [loyalty.name]);
    await migrate(loyalty, address);
    const admin = await connect(address.databaseUrl);
    await refuseForgetful(admin);
    await admin.query(
      `create table loyalty.one_row (id int primary key, kopecks bigint not null) with (fillfactor = 90)`,
    );
    await admin.query(`insert into loyalty.one_row select n, 0 from generate_series(1, ${ROWS}) n`);
    await admin.query(`grant select, update on loyalty.one_row to loyalty`);
    const accounts = async (kind: string, count: number) =>
      (
        await admin.query<{ id: string }>(
          "select loyalty.account_of($1, uuidv7(), null)::text as id from generate_series(1, $2)",
          [kind, count],
        )
      ).rows.map(({ id }) => id);
    const [partners, members] = [await accounts("PARTNER", PARTNERS), await accounts("HELD", MEMBERS)];
    await admin.query("vacuum analyze");
    const service = await Promise.all(
      Array.from({ length: CLIENTS }, () => connect(urlOfRole(address, loyalty.name))),
    );
    return new LedgerServer(address, service, admin, partners, members);
  }

  /** One row updated and committed, as pgbench does it. */
  updateOne(client: pg.Client): Promise<unknown> {
    const id = 1 + Math.floor(Math.random() * ROWS);
    return client.query({
      name: "one-row",
      text: "update loyalty.one_row set kopecks = kopecks + $2 where id = $1",
      values: [id, 1],
    });
  }

  postOne(client: pg.Client, key: string): Promise<unknown> {
    return client.query({
      name: "post-one",
      text: "select * from loyalty.post_transfer($1, 'ACCRUAL', null, $2, $3)",
      values: [key, [this.any(this.partners), this.any(this.members)], [-100, 100]],
    });
  }

  /** What one partner reports at once. */
  postMany(client: pg.Client, keys: readonly string[]): Promise<unknown> {
    const partner = this.any(this.partners);
    return client.query({
      name: "post-many",
      text: "select * from loyalty.post_transfers($1, $2, $3, $4, $5, $6)",
      values: [
        keys,
        keys.map(() => "ACCRUAL"),
        keys.map(() => null),
        keys.map(() => partner),
        keys.map(() => this.any(this.members)),
        keys.map(() => 100),
      ],
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.admin, ...this.service].map((client) => client.end()));
  }

  private any(accounts: readonly string[]): string {
    return accounts[Math.floor(Math.random() * accounts.length)] ?? "";
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** Figures of a server that may forget what it acknowledged would say nothing. */
async function refuseForgetful(admin: pg.Client): Promise<void> {
  for (const name of ["fsync", "synchronous_commit", "full_page_writes"]) {
    const { rows } = await admin.query<Record<string, string>>(`show ${name}`);
    if (rows[0]?.[name] !== "on") throw new Error(`The server has ${name} off.`);
  }
}
