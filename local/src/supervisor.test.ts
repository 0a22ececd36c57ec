import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Command, launch } from "./launch.ts";
import { isAlive, markOf, type ProcessMark, ProcessRecord } from "./process-record.ts";
import { Supervisor } from "./supervisor.ts";

let folder: string;
let supervisor: Supervisor | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "angel-supervisor-"));
});
afterEach(async () => {
  await supervisor?.stop();
  supervisor = undefined;
  await rm(folder, { recursive: true, force: true });
});

describe("supervising parts", () => {
  it("starts a part that dies again, later each time, until it stays", async () => {
    const { said, start } = await supervise([0, 0.2, 0.4]);
    const part = fake("Flaky", "setInterval(() => {}, 1e6)");
    await start(part);
    const births: number[] = [];
    for (let death = 0; death < 3; death++) {
      process.kill(part.pids.at(-1) as number, "SIGKILL");
      await until(() => part.pids.length === death + 2);
      births.push(Date.now());
      await until(() => said.length === 2 * (death + 1));
    }

    expect((births[2] as number) - (births[1] as number)).toBeGreaterThanOrEqual(390);
    expect(said).toEqual([
      "Flaky has died; starting it again.",
      "Flaky is back.",
      "Flaky has died; starting it again in 0.2 s.",
      "Flaky is back.",
      "Flaky has died; starting it again in 0.4 s.",
      "Flaky is back.",
    ]);
  });

  it("keeps trying when a part cannot come back at once", async () => {
    const { said, start } = await supervise([0, 0.05]);
    const flag = join(folder, "broken");
    const part = fake(
      "Broken",
      `if (require("fs").existsSync(${JSON.stringify(flag)})) { console.error("The flag is up."); process.exit(1); } setInterval(() => {}, 1e6)`,
      150,
    );
    await start(part);
    await writeFile(flag, "");
    process.kill(part.pids[0] as number, "SIGKILL");
    await until(() => said.filter((line) => line.includes("The flag is up")).length >= 2);
    await rm(flag);
    await until(() => said.includes("Broken is back."));

    expect(said[1]).toBe(`Broken did not start (The flag is up): see ${join(folder, "Broken.log")}.`);
  });

  it("says in the part's own words why it does not start", async () => {
    const { start } = await supervise();
    const part = fake(
      "Proud",
      `console.log('{"level":30}'); console.error("PORT is not set."); process.exit(1)`,
      1_000,
    );

    await expect(start(part)).rejects.toThrow(
      `Proud did not start (PORT is not set): see ${join(folder, "Proud.log")}.`,
    );
  });

  it("stops the upper layers before the lower ones, and by force what does not listen", async () => {
    const { start } = await supervise();
    const order = join(folder, "order");
    const noting = (name: string) =>
      `process.on("SIGTERM", () => { require("fs").appendFileSync(${JSON.stringify(order)}, "${name} "); process.exit(0); }); setInterval(() => {}, 1e6)`;
    const parts = [
      { ...fake("Database", noting("database")), layer: 0 },
      { ...fake("Host", noting("host")), layer: 1 },
      { ...fake("Deaf", `process.on("SIGTERM", () => {}); setInterval(() => {}, 1e6)`), layer: 2 },
    ];
    for (const part of parts) await start(part);
    const marks = parts.map(({ pids }) => markOf(pids[0] as number));
    await supervisor?.stop();

    expect(await readFile(order, "utf8")).toBe("host database ");
    expect(marks.map(isAlive)).toEqual([false, false, false]);
  });

  it("stops a part in the middle of its start", async () => {
    const { start } = await supervise();
    const slow = fake("Slow", "setInterval(() => {}, 1e6)", 600_000);
    const starting = start(slow).catch((error: Error) => error.constructor.name);
    await until(() => slow.pids.length === 1);
    const mark = markOf(slow.pids[0] as number);
    await supervisor?.stop();

    expect(await starting).toBe("Stopped");
    expect(isAlive(mark)).toBe(false);
  });

  it("leaves nothing running after SIGTERM", async () => {
    const platform = await tinyPlatform();
    platform.process.kill("SIGTERM");
    await until(() => platform.everyone.every((mark) => !isAlive(mark)));

    expect(existsSync(join(folder, "run.json"))).toBe(false);
  });

  it("leaves nothing running after kill -9, and starts again on the same folder", async () => {
    const platform = await tinyPlatform();
    platform.process.kill("SIGKILL");
    await until(() => platform.everyone.every((mark) => !isAlive(mark)));

    const next = await tinyPlatform();
    next.process.kill("SIGTERM");
    await until(() => next.everyone.every((mark) => !isAlive(mark)));
  });

  it("ends what is left itself when the guard was killed too", async () => {
    const platform = await tinyPlatform();
    for (const mark of platform.guards) process.kill(mark.pid, "SIGKILL");
    platform.process.kill("SIGKILL");
    await until(() => !isAlive(markOf(platform.process.pid as number)));
    expect(platform.parts.every(isAlive)).toBe(true);

    const next = await tinyPlatform();
    expect(platform.parts.some(isAlive)).toBe(false);
    next.process.kill("SIGTERM");
    await until(() => next.everyone.every((mark) => !isAlive(mark)));
  });

  it("does not take a folder on which another one runs", async () => {
    const platform = await tinyPlatform();
    const record = new ProcessRecord(join(folder, "run.json"));

    expect(await record.take()).toEqual(markOf(platform.process.pid as number));
    platform.process.kill("SIGTERM");
    await until(() => platform.everyone.every((mark) => !isAlive(mark)));
  });

  it("never ends a process that was only given an old number", async () => {
    const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"], { detached: true });
    const record = new ProcessRecord(join(folder, "run.json"));
    await record.take();
    record.add({ name: "Old", layer: 0, signal: "SIGTERM", pid: stranger.pid as number });
    const text = await readFile(join(folder, "run.json"), "utf8");
    await writeFile(join(folder, "run.json"), text.replaceAll(/"began":"\d+/g, '"began":"1'));
    await new ProcessRecord(join(folder, "run.json")).take();

    expect(isAlive(markOf(stranger.pid as number))).toBe(true);
    stranger.kill("SIGKILL");
  });
});

async function supervise(delays?: number[]) {
  const recordFile = join(folder, "run.json");
  const record = new ProcessRecord(recordFile);
  await record.take();
  const said: string[] = [];
  const mine = new Supervisor({
    record,
    recordFile,
    say: (line) => said.push(line),
    ...(delays && { delays }),
  });
  supervisor = mine;
  return { said, start: (part: ReturnType<typeof fake>) => mine.start(part) };
}

/** A part that runs a line of script and counts as ready after a while. */
function fake(name: string, script: string, readyAfter = 0) {
  const pids: number[] = [];
  return {
    name,
    layer: 1,
    pids,
    launch: (spawned: (pid: number) => void) => {
      const since = Date.now();
      const command: Command = {
        name,
        args: ["-e", script],
        env: {},
        log: join(folder, `${name}.log`),
        // Only when its script has run: a signal before would not find its listener.
        ready: async () => Date.now() - since > Math.max(readyAfter, 300),
        graceSeconds: 1,
      };
      return launch(command, (pid) => {
        pids.push(pid);
        spawned(pid);
      });
    },
  };
}

async function tinyPlatform() {
  const script = fileURLToPath(new URL("./testing/tiny-platform.ts", import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await until(() => said.includes("\n"));
  expect(said).toMatch(/^up \d+ \d+\n$/);
  const parts = said.trim().split(" ").slice(1).map(Number);
  await until(async () => (await Promise.all(parts.map(childrenOf))).flat().length === 2);
  const grandchildren = (await Promise.all(parts.map(childrenOf))).flat();
  const family = await childrenOf(child.pid as number);
  const guards = family.filter((pid) => !parts.includes(pid));
  const everyone = [child.pid as number, ...family, ...grandchildren];
  return {
    process: child,
    parts: parts.map(markOf),
    guards: guards.map(markOf),
    everyone: everyone.map(markOf) satisfies ProcessMark[],
  };
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  return text.trim().split(" ").filter(Boolean).map(Number);
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`It did not come to pass: ${condition.toString()}`);
    await new Promise((settle) => setTimeout(settle, 20));
  }
}
