import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import {
  access,
  chmod,
  constants,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import type { UnionName } from "./options.ts";
import { Trouble } from "./trouble.ts";

/** What the data folder remembers between two starts. */
export interface Memory {
  union?: UnionName;
  /** Subgraphs that have taken what is theirs of the union. */
  seeded: string[];
}

/** The names we make in the data folder; a reset removes these and nothing else. */
const ours = [
  "postgres",
  "postgres.unfinished",
  "logs",
  "cms",
  "search",
  "files",
  "codes.jsonl",
  "messages.jsonl",
  "union.json",
  "memory.json",
  "secret",
];

export class DataFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  file(...names: string[]): string {
    return join(this.path, ...names);
  }

  log(part: string): string {
    return this.file("logs", `${part}.log`);
  }

  /** Makes the folder, or says in a sentence why it cannot be used. */
  async open(): Promise<void> {
    try {
      await mkdir(this.path, { recursive: true });
      await access(this.path, constants.R_OK | constants.W_OK | constants.X_OK);
      for (const name of await readdir(this.path)) await this.refuseForeign(name);
    } catch (error) {
      if (error instanceof Trouble) throw error;
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EEXIST" || code === "ENOTDIR") {
        throw new Trouble(`${this.path} is not a folder: give another with --data.`);
      }
      throw new Trouble(
        `The data folder ${this.path} cannot be written by ${userInfo().username}: give them the folder, or another one with --data.`,
      );
    }
  }

  /** A first start as root leaves files that an ordinary user can read but not write. */
  private async refuseForeign(name: string): Promise<void> {
    if (!ours.includes(name) || name.startsWith("postgres")) return;
    const me = userInfo();
    const { uid } = await stat(this.file(name));
    if (me.uid === 0 || uid === me.uid) return;
    throw new Trouble(
      `${this.file(name)} belongs to another user: run sudo chown -R ${me.username} ${this.path}, or give another folder with --data.`,
    );
  }

  async reset(): Promise<void> {
    for (const name of ours) await rm(this.file(name), { recursive: true, force: true, maxRetries: 3 });
  }

  async openLogs(): Promise<void> {
    await mkdir(this.file("logs"), { recursive: true });
    for (const name of await readdir(this.file("logs"))) {
      const log = this.file("logs", name);
      if (name.endsWith(".log") && (await stat(log)).size > 10_000_000) await rename(log, `${log}.old`);
    }
  }

  /** Made at the first start; only its owner can read it. */
  async secret(): Promise<string> {
    const file = this.file("secret");
    if (!existsSync(file))
      await writeFile(file, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
    await chmod(file, 0o600);
    const secret = (await readFile(file, "utf8")).trim();
    if (secret.length < 32) {
      throw new Trouble(
        `${file} is damaged (a secret has at least 32 characters): bring it back, or start with --reset.`,
      );
    }
    return secret;
  }

  async recall(): Promise<Memory> {
    const text = await readFile(this.file("memory.json"), "utf8").catch(() => undefined);
    if (text === undefined) return { seeded: [] };
    try {
      return JSON.parse(text) as Memory;
    } catch {
      throw new Trouble(`${this.file("memory.json")} is damaged: start with --reset to begin anew.`);
    }
  }

  async remember(memory: Memory): Promise<void> {
    // Written aside and renamed: a crash leaves the old memory or the new one, never half of it.
    await writeFile(this.file("memory.json.new"), JSON.stringify(memory));
    await rename(this.file("memory.json.new"), this.file("memory.json"));
  }
}
