import { writeFile } from "node:fs/promises";
import { DataFolder, type Memory } from "./data-folder.ts";
import { type Options, readOptions, type UnionName, usage } from "./options.ts";
import {
  building,
  gatewayPart,
  newsroomPart,
  portsFrom,
  postgresPart,
  seeding,
  type Setting,
  subgraphsPart,
  webPart,
} from "./platform.ts";
import { needFreePorts } from "./port.ts";
import { stopLeftover } from "./postgres.ts";
import { ProcessRecord } from "./process-record.ts";
import { Progress } from "./progress.ts";
import { screen } from "./screen.ts";
import { Stopped, Supervisor } from "./supervisor.ts";
import { Trouble } from "./trouble.ts";
import { makeBareUnion } from "./union/make-bare-union.ts";
import { makeFullUnion } from "./union/full/account.ts";
import { loadWithProgress } from "./union/full/load-with-progress.ts";
import { profile } from "./union/full/profile.ts";
import { makeUnion } from "./union/make-union.ts";
import type { Union } from "./union/union.ts";

const stoppedLine = "  Stopped, nothing is left running.";

/** The whole platform on one machine: `npm start`. */
const progress = new Progress(process.stdout);
// The terminal or the reader of the pipe may go before us.
process.stdout.on("error", () => undefined);

// oxlint-disable-next-line no-process-env -- the one place that reads it
const given = {
  databaseUrl: process.env["DATABASE_URL"],
  secret: process.env["ANGEL_SECRET"],
  isNpm: process.env["npm_lifecycle_event"] === "start",
};

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) progress.say(usage);
  else await start(options);
} catch (error) {
  if (error instanceof Trouble) process.stderr.write(`\n${error.message}\n`);
  else if (error instanceof Stopped) progress.say(stoppedLine);
  else process.stderr.write(`\n${(error as Error).stack}\n`);
  process.exitCode = error instanceof Stopped ? 0 : 1;
}

async function start(options: Options): Promise<void> {
  const folder = new DataFolder(options.data);
  await folder.open();
  const recordFile = folder.file("run.json");
  const record = new ProcessRecord(recordFile);
  const holder = await record.take();
  if (holder) {
    throw new Trouble(
      `Electronic Angel already runs on ${folder.path} (process ${holder.pid}): stop it with Ctrl-C there or kill ${holder.pid}, or give another folder with --data.`,
    );
  }
  const supervisor = new Supervisor({ record, recordFile, say: (line) => progress.say(`  ${line}`) });
  const asked = stopWhenAsked(supervisor);
  try {
    await bringUp(options, folder, supervisor);
    await asked;
  } finally {
    await supervisor.stop();
    record.release();
  }
  progress.say(stoppedLine);
}

/** Settles when a signal has come, or npm has gone without passing one on; further signals hurry. */
function stopWhenAsked(supervisor: Supervisor): Promise<void> {
  let asked = 0;
  return new Promise((settle) => {
    const ask = () => {
      asked += 1;
      if (asked === 1) {
        progress.say("\n  Stopping…");
        void supervisor.stop().then(settle);
      } else if (asked > 2) supervisor.kill();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
    const { ppid } = process;
    const watch = setInterval(() => {
      if (process.ppid === ppid) return;
      clearInterval(watch);
      ask();
    }, 500);
    if (!given.isNpm) clearInterval(watch);
    watch.unref();
  });
}

async function bringUp(options: Options, folder: DataFolder, supervisor: Supervisor): Promise<void> {
  const ports = portsFrom(options.port);
  progress.say("Electronic Angel");
  if (options.reset) await reset(folder);
  await folder.openLogs();
  const { postgres, ...own } = ports;
  if (!given.databaseUrl) await stopLeftover(folder.file("postgres"));
  await needFreePorts(options.port, given.databaseUrl ? own : { ...own, postgres });
  const memory = await folder.recall();
  const setting: Setting = {
    folder,
    ports,
    secret: given.secret ?? (await folder.secret()),
    union: chooseUnion(options.union, memory, folder),
  };

  const { workspaces, newsroom } = building(folder);
  await progress.during("Build", () => supervisor.perform(workspaces), "the first one takes a minute");
  // The admin's build needs two gigabytes: it has the machine to itself.
  await progress.during(
    "Build of the newsroom",
    () => supervisor.perform(newsroom),
    "the first one takes one or two minutes",
  );

  const union = makeUnionOf(setting);
  await writeFile(folder.file("union.json"), JSON.stringify(union), { mode: 0o600 });
  await folder.remember({ ...memory, union: setting.union });

  const databaseUrl = given.databaseUrl ?? (await startDatabase(setting, supervisor));
  await begin(supervisor, subgraphsPart(setting, databaseUrl));
  await seed(supervisor, setting, databaseUrl, ["identity"]);
  if (setting.union === "full")
    await once(setting, "registry", () => loadWithProgress(databaseUrl, progress));
  else await seed(supervisor, setting, databaseUrl, ["registry"]);
  await Promise.all([
    begin(
      supervisor,
      newsroomPart(setting, databaseUrl),
      "the first start lays the tables and takes half a minute",
    ).then(() =>
      seed(supervisor, setting, databaseUrl, [
        "content",
        "community",
        "appeals",
        "insurance",
        "loyalty",
        "analytics",
        // The whole union's millions are not written to by a demonstration.
        ...(setting.union === "demo" ? ["messaging"] : []),
      ]),
    ),
    begin(supervisor, gatewayPart(setting, databaseUrl)),
    begin(supervisor, webPart(setting)),
  ]);
  progress.say(`\n${screen(ports, folder, union, progress.elapsed())}\n`);
}

async function reset(folder: DataFolder): Promise<void> {
  if (given.databaseUrl) {
    throw new Trouble(
      "--reset forgets the embedded database only: empty the one in DATABASE_URL yourself, or unset it.",
    );
  }
  await stopLeftover(folder.file("postgres"));
  await folder.reset();
  progress.say(`  ✓ ${folder.path} is empty`);
}

function chooseUnion(asked: UnionName | undefined, { union: kept }: Memory, folder: DataFolder): UnionName {
  if (asked && kept && asked !== kept) {
    throw new Trouble(
      `${folder.path} was begun with --union ${kept}: start with --reset to begin anew, or give another folder with --data.`,
    );
  }
  return asked ?? kept ?? "demo";
}

async function startDatabase(setting: Setting, supervisor: Supervisor): Promise<string> {
  let databaseUrl = "";
  await begin(
    supervisor,
    postgresPart(setting, (url) => (databaseUrl = url)),
  );
  return databaseUrl;
}

async function begin(
  supervisor: Supervisor,
  part: Parameters<Supervisor["start"]>[0],
  hint?: string,
): Promise<void> {
  await progress.during(part.name, () => supervisor.start(part), hint);
}

/** Once in the life of a data folder, subgraph by subgraph. */
async function seed(
  supervisor: Supervisor,
  setting: Setting,
  databaseUrl: string,
  subgraphs: string[],
): Promise<void> {
  for (const subgraph of subgraphs) {
    const command = seeding(setting, databaseUrl, subgraph);
    await once(setting, subgraph, () => progress.during(command.name, () => supervisor.perform(command)));
  }
}

async function once({ folder }: Setting, subgraph: string, work: () => Promise<void>): Promise<void> {
  const memory = await folder.recall();
  if (memory.seeded.includes(subgraph)) return;
  await work();
  await folder.remember({ ...memory, seeded: [...memory.seeded, subgraph] });
}

function makeUnionOf({ union, secret }: Setting): Union {
  if (union === "full") return makeFullUnion(profile);
  return union === "demo" ? makeUnion() : makeBareUnion(secret);
}
