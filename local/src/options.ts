import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Trouble } from "./trouble.ts";

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const unions = ["demo", "full", "none"] as const;

export type UnionName = (typeof unions)[number];

export interface Options {
  /** The gateway's port; the others follow it. */
  port: number;
  /** The folder that keeps everything between two starts. */
  data: string;
  /** Undefined: what the data folder holds already, else the demo. */
  union: UnionName | undefined;
  /** Forget everything kept, then start. */
  reset: boolean;
  help: boolean;
}

export const usage = `npm start -- [options]

  --port N      the gateway's port (4000); site N+1, newsroom N+2, subgraphs N+3, Postgres N+4
  --data DIR    where everything is kept (.data in the repository)
  --union NAME  demo: a small union to look around in; full: the whole union, 2.6 million members, some
                minutes and 6 GB; none: its top and one administrator (demo)
  --reset       forget everything kept in the data folder, then start
  --help        this text

DATABASE_URL  a PostgreSQL 18 of yours instead of the embedded one
POSTGRES_BIN  the folder with the programs of a PostgreSQL 18 of this machine, run instead of the embedded ones
ANGEL_SECRET  the secret all keys are derived from, instead of the one made in the data folder
`;

export function readOptions(words: readonly string[]): Options {
  const { values } = parse(words);
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port < 1 || port > 65_531) {
    throw new Trouble(`--port must be a number from 1 to 65531, not "${values.port}".`);
  }
  const union = unions.find((name) => name === values.union);
  if (values.union !== undefined && !union) {
    throw new Trouble(`--union must be demo, full or none, not "${values.union}".`);
  }
  if (!values.data) throw new Trouble("--data must name a folder.");
  return { port, data: resolve(values.data), union, reset: values.reset, help: values.help };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        port: { type: "string", default: "4000" },
        data: { type: "string", default: resolve(repository, ".data") },
        union: { type: "string" },
        reset: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new Trouble(`${firstSentence(error as Error)}: npm start -- --help names the options.`);
  }
}

/** Node explains itself at length: its first sentence says what is wrong. */
export function firstSentence({ message }: Error): string {
  const [sentence = message] = message.split(/\.\s|\n/);
  return sentence.replace(/\.$/, "");
}
