import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const FILE = "sw.js";

/** Builds the worker that opens pages without a network, and tells it which build it belongs to. */
export function buildWorker(): Plugin {
  return {
    name: "build-worker",
    apply: "build",
    buildStart() {
      this.emitFile({ type: "chunk", id: "app/offline/worker.ts", fileName: FILE });
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle[FILE];
        if (worker?.type !== "chunk") throw new Error(`There is no ${FILE} in this build.`);
        // Names of files change with what is in them.
        const build = createHash("sha256")
          .update(Object.keys(bundle).toSorted().join("\n"))
          .update(worker.code)
          .digest("hex");
        worker.code = worker.code.replace("angel-BUILD", `angel-${build.slice(0, 16)}`);
      },
    },
  };
}
