import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Command, perform, type Running } from "./launch.ts";
import { markOf, type ProcessRecord, signalGroup } from "./process-record.ts";

/** Something that is kept running. */
export interface Part {
  name: string;
  /** Parts of a higher layer stop before those of a lower one. */
  layer: number;
  /** What asks it to leave quickly but in good order. */
  signal?: "SIGTERM" | "SIGINT";
  /** Settles when it answers; tells its process as soon as there is one. */
  launch(spawned: (pid: number) => void): Promise<Running>;
}

interface SupervisorOptions {
  record: ProcessRecord;
  /** The file of the record, for the guard. */
  recordFile: string;
  say(sentence: string): void;
  /** How many seconds to wait before each new try in a row; the last holds for all further ones. */
  delays?: readonly number[];
}

// The first time at once: a single crash should cost nobody more than the start itself.
const usualDelays = [0, 1, 2, 4, 8, 16, 30];
const steadyMilliseconds = 60_000;

/** Keeps parts running until it is told to stop, and then leaves nothing behind. */
export class Supervisor {
  private readonly options: SupervisorOptions;
  private readonly running = new Map<Part, Running>();
  private readonly starting = new Map<Promise<unknown>, number>();
  private readonly stopping = new AbortController();
  private readonly guard: ReturnType<typeof spawn>;
  private stopped: Promise<void> | undefined;

  constructor(options: SupervisorOptions) {
    this.options = options;
    const { pid, began } = markOf(process.pid);
    const guard = fileURLToPath(new URL("./guard.ts", import.meta.url));
    this.guard = spawn(process.execPath, [guard, options.recordFile, `${pid}`, began], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    this.guard.unref();
    // The guard may be killed; what is left to it then is left to the next start.
    this.guard.on("error", () => undefined);
    this.guard.stdin?.on("error", () => undefined);
  }

  /** Starts a part and settles when it answers; from then on it is started again whenever it dies. */
  async start(part: Part): Promise<void> {
    const running = await this.launch(part);
    void this.keep(part, running);
  }

  /** Runs a command that ends by itself. */
  async perform(command: Command): Promise<void> {
    let own = 0;
    await this.attend({ name: command.name, layer: 9 }, (spawned) =>
      perform(command, (pid) => spawned((own = pid))),
    );
    this.options.record.remove(own);
  }

  /** Stops everything, the top layer first. */
  stop(): Promise<void> {
    this.stopped ??= this.stopAll();
    return this.stopped;
  }

  /** Ends at once what has not left yet. */
  kill(): void {
    this.signalStarting("SIGKILL");
    for (const { pid } of this.running.values()) signalGroup(pid, "SIGKILL");
  }

  private async launch(part: Part): Promise<Running> {
    const running = await this.attend(part, (spawned) => part.launch(spawned));
    this.running.set(part, running);
    return running;
  }

  /** Knows the process from its first moment: a stop in the middle of a start finds it. */
  private async attend<T>(
    { name, layer, signal = "SIGTERM" }: Pick<Part, "name" | "layer" | "signal">,
    begin: (spawned: (pid: number) => void) => Promise<T>,
  ): Promise<T> {
    if (this.stopping.signal.aborted) throw new Stopped();
    let own = 0;
    const begun: Promise<T> = begin((pid) => {
      own = pid;
      this.options.record.add({ name, layer, signal, pid });
      queueMicrotask(() => this.starting.has(begun) && this.starting.set(begun, pid));
    });
    this.starting.set(begun, own);
    try {
      return await begun;
    } catch (error) {
      this.options.record.remove(own);
      throw this.stopping.signal.aborted ? new Stopped() : error;
    } finally {
      this.starting.delete(begun);
    }
  }

  private async keep(part: Part, first: Running): Promise<void> {
    const delays = this.options.delays ?? usualDelays;
    let running: Running | undefined = first;
    let failures = 0;
    for (;;) {
      const since = Date.now();
      await running?.gone;
      this.running.delete(part);
      if (running) this.options.record.remove(running.pid);
      if (this.stopping.signal.aborted) return;
      if (running && Date.now() - since > steadyMilliseconds) failures = 0;
      const delay = delays[Math.min(failures, delays.length - 1)] ?? 0;
      failures += 1;
      if (running)
        this.options.say(`${part.name} has died; starting it again${delay ? ` in ${delay} s` : ""}.`);
      await sleep(delay * 1_000, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      if (this.stopping.signal.aborted) return;
      try {
        running = await this.launch(part);
        this.options.say(`${part.name} is back.`);
      } catch (error) {
        running = undefined;
        if (!this.stopping.signal.aborted) this.options.say((error as Error).message);
      }
    }
  }

  private async stopAll(): Promise<void> {
    this.stopping.abort();
    this.options.record.leaving();
    const force = setTimeout(() => this.signalStarting("SIGKILL"), 6_000);
    this.signalStarting("SIGTERM");
    await Promise.allSettled(this.starting.keys());
    clearTimeout(force);
    // Those that came up in that moment have been noted as running by now.
    await sleep(0);
    const layers = new Set([...this.running.keys()].map(({ layer }) => layer));
    for (const layer of [...layers].toSorted((one, other) => other - one)) {
      const leaving = [...this.running].filter(([part]) => part.layer === layer);
      await Promise.allSettled(leaving.map(([, running]) => running.stop()));
    }
    this.guard.stdin?.end();
  }

  private signalStarting(signal: NodeJS.Signals) {
    for (const pid of this.starting.values()) if (pid) signalGroup(pid, signal);
  }
}

/** A start was asked to stop before it was done. */
export class Stopped extends Error {}
