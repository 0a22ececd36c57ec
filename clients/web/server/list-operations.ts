import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";

/** What the build makes of `server.ts`. */
interface BuiltServer {
  readonly operations: () => readonly string[];
}

/**
 * Writes down every operation that the site asks, as it is sent, with its sha256: the list to which a gateway may hold
 * pages. In the form of Apollo's manifests.
 */
export function listOperations(): Plugin {
  return {
    name: "list-operations",
    async writeBundle({ dir = "" }) {
      const { operations } = (await import(pathToFileURL(join(dir, "index.js")).href)) as BuiltServer;
      const manifest = {
        format: "apollo-persisted-query-manifest",
        version: 1,
        operations: operations().map((body) => {
          const [, type, name] = /(query|mutation|subscription) (\w+)/.exec(body) ?? [];
          return { id: createHash("sha256").update(body).digest("hex"), name, type, body };
        }),
      };
      writeFileSync(join(dir, "../operations.json"), JSON.stringify(manifest, null, 2));
    },
  };
}
