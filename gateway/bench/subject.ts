import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { PressClient } from "./press-client.js";
import type { Usage } from "./subject-process.js";
import type { Setting, SubjectName } from "./subjects.js";

/** One of those who are measured, in a process of its own. */
export class Subject {
  private constructor(
    readonly name: SubjectName,
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(name: SubjectName, setting: Setting): Promise<Subject> {
    const child = startProcess("subject-process", [name]);
    child.send(setting);
    const { url } = await heard<{ url: string }>(child);
    return new Subject(name, url, child);
  }

  client(connections: number, token: string): PressClient {
    return new PressClient(this.url, connections, token);
  }

  async usage(): Promise<Usage> {
    this.child.send("usage");
    return await heard<Usage>(this.child);
  }

  async usageAfterCollection(): Promise<Usage> {
    this.child.send("collect");
    return await heard<Usage>(this.child);
  }

  /** At once: some would first wait for connections that are kept. */
  stop(): void {
    this.child.kill("SIGKILL");
  }
}

/** Another file of this folder as a process. It ends with this one. */
export function startProcess(name: string, args: readonly string[]): ChildProcess {
  return fork(fileURLToPath(new URL(`${name}.js`, import.meta.url)), args, {
    execArgv: ["--no-warnings", "--expose-gc"],
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** The next thing a process says. */
export async function heard<Message>(child: ChildProcess): Promise<Message> {
  const ended = new AbortController();
  const end = () => ended.abort(new Error(`${child.spawnargs.slice(-2).join(" ")} has ended.`));
  child.once("exit", end);
  try {
    const [message] = (await once(child, "message", { signal: ended.signal })) as [Message];
    return message;
  } finally {
    child.off("exit", end);
  }
}
