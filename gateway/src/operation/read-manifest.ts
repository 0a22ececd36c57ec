import { readFileSync } from "node:fs";
import { sha256 } from "./known-operations.js";

interface Manifest {
  readonly format: string;
  readonly operations: readonly { readonly id: string; readonly body: string }[];
}

/** The operations of a client as its build wrote them down, in the form of Apollo's manifests, by their sha256. */
export function readManifests(paths: readonly string[]): Map<string, string> {
  const listed = new Map<string, string>();
  for (const path of paths) {
    const { format, operations } = JSON.parse(readFileSync(path, "utf8")) as Manifest;
    if (format !== "apollo-persisted-query-manifest") throw new Error(`${path} is no list of operations.`);
    for (const { id, body } of operations) {
      if (id !== sha256(body))
        throw new Error(`${path} has an id that is not the sha256 of its text: ${id}.`);
      listed.set(id, body);
    }
  }
  return listed;
}
