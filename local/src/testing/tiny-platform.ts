import { join } from "node:path";
import { launch } from "../launch.ts";
import { ProcessRecord } from "../process-record.ts";
import { Supervisor } from "../supervisor.ts";

/** A platform of two parts that do nothing, for tests that kill it: `node tiny-platform.ts FOLDER`. */
const [folder = ""] = process.argv.slice(2);
const recordFile = join(folder, "run.json");
const record = new ProcessRecord(recordFile);
const holder = await record.take();
if (holder) {
  process.stdout.write(`held by ${holder.pid}\n`);
  process.exit(1);
}
const supervisor = new Supervisor({ record, recordFile, say: (line) => process.stdout.write(`${line}\n`) });
const pids: number[] = [];
for (const [layer, name] of ["below", "above"].entries()) {
  // The part has a child of its own, as Strapi and others do.
  const idle = `require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"]); setInterval(() => {}, 1e6)`;
  const command = {
    name,
    args: ["-e", idle],
    env: {},
    log: join(folder, `${name}.log`),
    ready: async () => true,
  };
  await supervisor.start({
    name,
    layer,
    launch: async (spawned) => {
      const running = await launch(command, spawned);
      pids.push(running.pid);
      return running;
    },
  });
}
process.on("SIGTERM", () => {
  void supervisor.stop().then(() => {
    record.release();
    process.exit(0);
  });
});
process.stdout.write(`up ${pids.join(" ")}\n`);
setInterval(() => undefined, 1_000_000);
