import { SUBJECTS, type Setting, type SubjectName } from "./subjects.js";

/** How much a process has used so far. */
export interface Usage {
  /** CPU time of all threads, in milliseconds. */
  readonly cpuMs: number;
  /** What the heap holds after a collection, and what the process takes of the machine, in megabytes. */
  readonly heapMb: number;
  readonly residentMb: number;
}

const MB = 1024 * 1024;

process.on("disconnect", () => process.exit());
process.on("message", (message: Setting | "usage" | "collect") => {
  if (message === "usage") return void process.send?.(usage());
  if (message === "collect") {
    globalThis.gc?.();
    return void process.send?.(usage());
  }
  const name = process.argv[2] as SubjectName;
  void SUBJECTS[name](message).then((url) => process.send?.({ url }));
});

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { heapUsed, rss } = process.memoryUsage();
  return { cpuMs: (user + system) / 1000, heapMb: heapUsed / MB, residentMb: rss / MB };
}
