import { spawn } from "node:child_process";
import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { signalGroup } from "./process-record.ts";
import { Trouble } from "./trouble.ts";

/** A process that runs and answers. */
export interface Running {
  pid: number;
  /** Settles when it has gone, asked or unasked. */
  gone: Promise<unknown>;
  stop(): Promise<void>;
}

export interface Command {
  name: string;
  program?: string;
  args: readonly string[];
  folder?: string;
  /** Added to our own environment; undefined takes a variable out. */
  env: Readonly<Record<string, string | undefined>>;
  log: string;
  ready?(): Promise<boolean>;
  /** How long it may take to answer. */
  patienceSeconds?: number;
  /** How long it may take to leave before it is killed. */
  graceSeconds?: number;
}

/** Starts the command in a group of its own and waits until it answers. */
export async function launch(command: Command, spawned: (pid: number) => void): Promise<Running> {
  const { pid, gone, lastWords } = begin(command, spawned);
  let end: string | undefined;
  void gone.then((how) => (end = how));
  const running: Running = { pid, gone, stop: () => stopGroup(pid, gone, command.graceSeconds ?? 6) };

  const patience = command.patienceSeconds ?? 120;
  const deadline = Date.now() + patience * 1_000;
  while (end === undefined && Date.now() < deadline) {
    if (await command.ready?.().catch(() => false)) return running;
    await Promise.race([gone, sleep(100)]);
  }
  await running.stop();
  if (end === undefined || Date.now() >= deadline) {
    throw new Trouble(`${command.name} did not answer within ${patience} s: see ${command.log}.`);
  }
  throw new Trouble(`${command.name} did not start (${lastWords() ?? end}): see ${command.log}.`);
}

/** Runs a command that ends by itself; throws unless it ends well. */
export async function perform(command: Command, spawned: (pid: number) => void): Promise<void> {
  const { gone, lastWords } = begin(command, spawned);
  const end = await gone;
  if (end !== well) throw new Trouble(`${command.name} failed (${lastWords() ?? end}): see ${command.log}.`);
}

const well = "exit code 0";

function begin(command: Command, spawned: (pid: number) => void) {
  const log = openSync(command.log, "a", 0o644);
  const before = fstatSync(log).size;
  const child = spawn(command.program ?? process.execPath, command.args, {
    cwd: command.folder,
    // oxlint-disable-next-line no-process-env -- children get what we were given
    env: { ...process.env, ...command.env },
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const gone = new Promise<string>((settle) => {
    child.once("error", (error) => settle(error.message));
    child.once("exit", (code, signal) => settle(signal ? `ended by ${signal}` : `exit code ${code}`));
  });
  if (child.pid) spawned(child.pid);
  return { pid: child.pid ?? 0, gone, lastWords: () => readLastWords(command.log, before) };
}

async function stopGroup(pid: number, gone: Promise<unknown>, graceSeconds: number): Promise<void> {
  if (pid === 0) return;
  signalGroup(pid, "SIGTERM");
  const timer = new AbortController();
  const late = sleep(graceSeconds * 1_000, undefined, { signal: timer.signal }).catch(() => undefined);
  await Promise.race([gone, late]);
  timer.abort();
  // Also when the leader has gone: its group may have stayed.
  signalGroup(pid, "SIGKILL");
  await gone;
}

/** A process that refuses to start says why in a sentence of its own; one that breaks, in the line that names the error. */
function readLastWords(log: string, from: number): string | undefined {
  const lines = readFileSync(log).subarray(from).toString().split("\n");
  const said = lines
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith("{") && !line.startsWith("at "));
  const named = said.find((line) => /\bError: |\berror TS\d+: /.test(line));
  return (named ?? said.at(-1))?.replace(/\.$/, "").slice(0, 300);
}

/** Whether the address answers, and well. */
export async function answersWell(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(3_000), redirect: "manual" });
  await answer.body?.cancel();
  return answer.status < 400;
}
