import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { DataFolder } from "./data-folder.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "angel-data-"));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

describe("opening the data folder", () => {
  it("makes it, and a secret only its owner can read that stays the same", async () => {
    const folder = new DataFolder(join(home, "a/b"));
    await folder.open();
    const secret = await folder.secret();

    expect(secret).toHaveLength(43);
    expect((await stat(folder.file("secret"))).mode & 0o777).toBe(0o600);
    expect(await folder.secret()).toBe(secret);
  });

  it("says that a file is not a folder", async () => {
    const file = join(home, "file");
    await writeFile(file, "");

    await expect(new DataFolder(file).open()).rejects.toThrow(
      `${file} is not a folder: give another with --data.`,
    );
  });

  it("says who cannot write into it, and the mend", async () => {
    // No folder is closed to root, but this one belongs to the kernel.
    const closed = userInfo().uid === 0 ? "/sys/angel" : "/angel";

    await expect(new DataFolder(closed).open()).rejects.toThrow(
      `The data folder ${closed} cannot be written by ${userInfo().username}: give them the folder, or another one with --data.`,
    );
  });

  it("says that its secret is damaged", async () => {
    await writeFile(join(home, "secret"), "short");

    await expect(new DataFolder(home).secret()).rejects.toThrow(
      `${join(home, "secret")} is damaged (a secret has at least 32 characters): bring it back, or start with --reset.`,
    );
  });

  it("forgets what it kept and nothing else", async () => {
    const folder = new DataFolder(home);
    await folder.secret();
    await folder.openLogs();
    await folder.remember({ union: "demo", seeded: ["identity"] });
    await writeFile(join(home, "letter.txt"), "mine");
    expect(await folder.recall()).toEqual({ union: "demo", seeded: ["identity"] });
    await folder.reset();

    expect(await readdir(home)).toEqual(["letter.txt"]);
    expect(await folder.recall()).toEqual({ seeded: [] });
  });
});

describe("npm start", () => {
  const start = (...words: string[]) => {
    const script = fileURLToPath(new URL("./start.ts", import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: "utf8" });
    return { status, stdout, stderr };
  };

  it("ends with one sentence and code 1 when it is told nonsense", () => {
    expect(start("--bort", "4")).toEqual({
      status: 1,
      stdout: "",
      stderr: "\nUnknown option '--bort': npm start -- --help names the options.\n",
    });
  });

  it("ends with one sentence and code 1 on a folder it cannot use", async () => {
    await writeFile(join(home, "file"), "");

    expect(start("--data", join(home, "file"))).toEqual({
      status: 1,
      stdout: "",
      stderr: `\n${join(home, "file")} is not a folder: give another with --data.\n`,
    });
  });
});
