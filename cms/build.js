/**
 * Builds what is stale: the server part (tsc, seconds) and the admin (a minute and two gigabytes).
 * `node build.js server` leaves the admin alone; tests and machines without an editor need no more.
 */
const { execFileSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const home = __dirname;
const dist = path.join(home, "dist");
const [part = "all"] = process.argv.slice(2);

const configuration = ["package.json", "package-lock.json", "tsconfig.json", "build.js"];
const parts = {
  server: {
    inputs: [...configuration, "config", "src"],
    ignored: /\.(test|browser)\.ts$|^src\/(admin|testing)\//,
    proof: "src/start.js",
    make: compile,
  },
  // The admin reads schemas, labels and permissions from the server when it runs: only its own code is built in.
  admin: {
    inputs: [...configuration, "src/admin", "config/admin.ts"],
    ignored: /\.test\.ts$/,
    proof: "build/index.html",
    make: bundleAdmin,
  },
};

withLock(() => {
  for (const name of part === "all" ? ["server", "admin"] : [part]) build(name, parts[name]);
});

function build(name, { inputs, ignored, proof, make }) {
  const mark = path.join(dist, `.${name}.sha256`);
  const hash = hashOf(inputs.flatMap(filesOf).filter((file) => !ignored.test(file)));
  if (fs.existsSync(path.join(dist, proof)) && read(mark) === hash) return;
  const started = Date.now();
  process.stdout.write(`cms: building the ${name}…\n`);
  make();
  fs.writeFileSync(mark, hash);
  process.stdout.write(`cms: the ${name} is built, ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
}

function compile() {
  // What was compiled from files that are gone would still be loaded by Strapi.
  for (const folder of ["config", "src"])
    fs.rmSync(path.join(dist, folder), { recursive: true, force: true });
  fs.rmSync(path.join(dist, ".tsbuildinfo"), { force: true });
  run(path.join(home, "node_modules/typescript/bin/tsc"), ["--project", "tsconfig.json"]);
}

function bundleAdmin() {
  // Strapi loads the configuration to build the admin; nothing of these values gets into it.
  run(path.join(home, "node_modules/@strapi/strapi/bin/strapi.js"), ["build", "--silent"], {
    NODE_ENV: "production",
    DATABASE_URL: "postgres://nobody@localhost/nothing",
    ANGEL_SECRET: "0".repeat(32),
    PUBLIC_URL: "http://localhost:4002",
    STRAPI_TELEMETRY_DISABLED: "true",
    NODE_OPTIONS: "--max-old-space-size=3072",
  });
  fs.rmSync(path.join(home, ".strapi-updater.json"), { force: true });
}

function run(script, args, env = {}) {
  try {
    execFileSync(process.execPath, [script, ...args], {
      cwd: home,
      stdio: "pipe",
      env: { ...process.env, ...env },
    });
  } catch (error) {
    process.stderr.write(`${error.stdout}${error.stderr}\ncms: the build failed.\n`);
    process.exit(1);
  }
}

function filesOf(entry) {
  const full = path.join(home, entry);
  if (!fs.existsSync(full)) return [];
  if (fs.statSync(full).isFile()) return [entry];
  return fs.readdirSync(full).flatMap((name) => filesOf(path.posix.join(entry, name)));
}

function hashOf(files) {
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(home, file)));
  return hash.digest("hex");
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}

/** Two tests that start at once must not compile into one folder at once. */
function withLock(work) {
  fs.mkdirSync(dist, { recursive: true });
  const lock = path.join(dist, ".lock");
  const until = Date.now() + 300_000;
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (!isAlive(Number(read(lock))) || Date.now() > until) fs.rmSync(lock, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  process.on("exit", () => fs.rmSync(lock, { force: true }));
  work();
}

function isAlive(pid) {
  if (!pid) return true; // The one who made the lock has not yet written into it.
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
