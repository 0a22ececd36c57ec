import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** One process, told from a later one that was given the same number by the moment it began. */
export interface ProcessMark {
  pid: number;
  /** In ticks since boot, and the boot. */
  began: string;
}

interface RecordedPart extends ProcessMark {
  name: string;
  /** Parts of a higher layer end before those of a lower one. */
  layer: number;
  signal: "SIGTERM" | "SIGINT";
}

interface Content {
  supervisor: ProcessMark;
  /** It has been told to stop: the folder will be free in a moment. */
  isLeaving?: boolean;
  parts: RecordedPart[];
}

/** The file that says who runs on a data folder. It outlives its writer, so whoever comes next can end what was left. */
export class ProcessRecord {
  private readonly file: string;
  private readonly aside: string;
  private content: Content;

  constructor(file: string) {
    this.file = file;
    this.aside = `${file}.${process.pid}`;
    this.content = { supervisor: markOf(process.pid), parts: [] };
  }

  /** Takes the folder for this process. Returns the process that holds it instead, if one does. */
  async take(): Promise<ProcessMark | undefined> {
    // A supervisor whose terminal or npm was killed needs a moment to notice, one that leaves needs a few.
    const [noticed, left] = [Date.now() + 1_500, Date.now() + 25_000];
    for (;;) {
      try {
        // A link is made whole or not at all, so nobody ever reads a record half written.
        writeFileSync(this.aside, JSON.stringify(this.content));
        linkSync(this.aside, this.file);
        rmSync(this.aside);
        return undefined;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const found = readRecord(this.file);
      if (found && isAlive(found.supervisor)) {
        if (Date.now() < (found.isLeaving ? left : noticed)) {
          await sleep(100);
          continue;
        }
        rmSync(this.aside, { force: true });
        return found.supervisor;
      }
      if (found) await endParts(found.parts);
      rmSync(this.file, { force: true });
    }
  }

  leaving(): void {
    this.content = { ...this.content, isLeaving: true };
    this.write();
  }

  add(part: Omit<RecordedPart, "began">): void {
    const parts = this.content.parts.filter((known) => known.name !== part.name);
    this.content = { ...this.content, parts: [...parts, { ...part, ...markOf(part.pid) }] };
    this.write();
  }

  remove(pid: number): void {
    this.content = { ...this.content, parts: this.content.parts.filter((known) => known.pid !== pid) };
    this.write();
  }

  release(): void {
    rmSync(this.aside, { force: true });
    rmSync(this.file, { force: true });
  }

  private write() {
    writeFileSync(this.aside, JSON.stringify(this.content));
    renameSync(this.aside, this.file);
  }
}

/** Ends what a supervisor that is no more has left running. Does nothing when another has taken the folder since. */
export async function endLeftovers(file: string, supervisor: ProcessMark): Promise<void> {
  const left = readRecord(file);
  if (left?.supervisor.pid !== supervisor.pid || left.supervisor.began !== supervisor.began) return;
  await endParts(left.parts);
  // A start that came meanwhile has done the same and owns the file now.
  if (readRecord(file)?.supervisor.began === supervisor.began) rmSync(file, { force: true });
}

export function markOf(pid: number): ProcessMark {
  return { pid, began: beginningOf(pid) ?? "unknown" };
}

export function isAlive(mark: ProcessMark): boolean {
  return mark.began === beginningOf(mark.pid);
}

/** Ends the whole group of each process, the top layer first; by force those that will not go. */
async function endParts(parts: readonly RecordedPart[]): Promise<void> {
  const layers = [...new Set(parts.map(({ layer }) => layer))].toSorted((one, other) => other - one);
  for (const layer of layers) {
    const group = parts.filter((part) => part.layer === layer && isAlive(part));
    for (const part of group) signalGroup(part.pid, part.signal);
    const until = Date.now() + 6_000;
    while (group.some(isAlive) && Date.now() < until) await sleep(50);
    for (const part of group.filter(isAlive)) signalGroup(part.pid, "SIGKILL");
    while (group.some(isAlive) && Date.now() < until + 3_000) await sleep(50);
  }
}

export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch {
      // Gone already, or it leads no group.
    }
  }
}

function readRecord(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Content;
  } catch {
    return undefined;
  }
}

/** Undefined when the process is gone, or only waits to be buried. */
function beginningOf(pid: number): string | undefined {
  try {
    // The name in parentheses may hold spaces; after it come the state and, twenty fields on, the start.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return undefined;
    return `${fields[19]}@${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}`;
  } catch {
    return undefined;
  }
}
