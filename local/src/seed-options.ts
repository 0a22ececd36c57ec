import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { firstSentence, repository } from "./options.ts";
import { Trouble } from "./trouble.ts";

export interface SeedOptions {
  work: "full" | "audit";
  data: string;
  port: number;
  /** Random changes to make before the audit. */
  changes: number;
  help: boolean;
}

export const seedUsage = `npm run seed -- full | audit [options]

  full         puts the whole union into an empty registry: 74,470 organisations, 2,592,079 members
  audit        counts everything again and says where what is kept differs

  --data DIR   the data folder (.data in the repository), started on purpose when it does not run
  --port N     the gateway's port of that folder (4000); Postgres is N+4
  --changes N  audit: first make N random changes to members and cards (0); for unions that are only for trying

DATABASE_URL   a PostgreSQL 18 of yours instead, whose tables are laid
`;

export function readSeedOptions(words: readonly string[]): SeedOptions {
  const { values, positionals } = parse(words);
  const [work] = positionals;
  if (!values.help && work !== "full" && work !== "audit") {
    throw new Trouble("Say what to do: npm run seed -- full, or npm run seed -- audit.");
  }
  const [port, changes] = [Number(values.port), Number(values.changes)];
  if (!Number.isInteger(port) || port < 1 || port > 65_531)
    throw new Trouble("--port must be a number from 1 to 65531.");
  if (!Number.isInteger(changes) || changes < 0) throw new Trouble("--changes must be a number.");
  return {
    work: work === "audit" ? "audit" : "full",
    data: resolve(values.data),
    port,
    changes,
    help: values.help,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        data: { type: "string", default: resolve(repository, ".data") },
        port: { type: "string", default: "4000" },
        changes: { type: "string", default: "0" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new Trouble(`${firstSentence(error as Error)}: npm run seed -- --help names the options.`);
  }
}
