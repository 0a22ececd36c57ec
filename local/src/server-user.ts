import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Trouble } from "./trouble.ts";

export interface ServerUser {
  uid: number;
  gid: number;
}

/** Postgres refuses to run as root: root hands it to the user `postgres`, made when missing. */
export function findServerUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = lookUp("postgres");
  if (known) return known;
  spawnSync("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    "postgres",
  ]);
  const made = lookUp("postgres") ?? lookUp("nobody");
  if (!made) {
    throw new Trouble(
      "PostgreSQL does not run as root and no user postgres could be made: run useradd postgres, or start as an ordinary user.",
    );
  }
  return made;
}

function lookUp(name: string): ServerUser | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) =>
    Number.parseInt(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout, 10),
  );
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** The command as the server's user, who may have no way into the folders above (a clone in /root). */
export function asServerUser(user: ServerUser | undefined, command: [string, ...string[]], folder: string) {
  const [program, ...args] = command;
  if (!user) return { program, args, identity: {} };
  const looks = spawnSync("/bin/sh", ["-c", 'test -x "$0" && cd "$1"', program, folder], {
    ...user,
    cwd: "/",
  });
  if (looks.status === 0) return { program, args, identity: user };
  // The right to pass through closed folders, and no other; containers often grant only the wider of the two.
  const capability = [2, 1].find((bit) => (capabilities() & (1n << BigInt(bit))) !== 0n);
  if (capability === undefined || spawnSync("setpriv", ["--version"]).status !== 0) {
    throw new Trouble(
      `PostgreSQL runs as the user postgres, who may not enter ${folder}: move the repository out of root's home, or start as an ordinary user.`,
    );
  }
  const right = `+${capability === 2 ? "dac_read_search" : "dac_override"}`;
  // Without the secure bit, access(2) would judge by the real user alone, and Postgres asks it about its own programs.
  const drop = [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    "--clear-groups",
    "--securebits=+no_setuid_fixup",
  ];
  return {
    program: "setpriv",
    args: [...drop, `--inh-caps=${right}`, `--ambient-caps=${right}`, program, ...args],
    identity: {},
  };
}

function capabilities(): bigint {
  const status = readFileSync("/proc/self/status", "utf8");
  return BigInt(`0x${/^CapPrm:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? "0"}`);
}
