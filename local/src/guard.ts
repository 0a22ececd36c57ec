import { endLeftovers } from "./process-record.ts";

/**
 * Waits beside the supervisor and holds one end of its pipe. When the supervisor is killed without a chance to clean up,
 * the pipe ends, and the guard ends the parts: `node guard.ts RECORD PID BEGAN`.
 */
const [file = "", pid = "", began = ""] = process.argv.slice(2);
process.on("SIGINT", () => undefined);
process.stdin.resume().once("end", () => {
  void endLeftovers(file, { pid: Number(pid), began }).then(() => process.exit(0));
});
