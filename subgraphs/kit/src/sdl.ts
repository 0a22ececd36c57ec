import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { everySubgraph, loadSubgraphs } from "./load.js";
import { buildSubgraph } from "./build-subgraph.js";

/** Writes each subgraph's schema: `node sdl.js <folder>`, or only some: `node sdl.js <folder> identity,registry`. */
const [folder = ".", names = everySubgraph().join(",")] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
for (const definition of await loadSubgraphs(names.split(","))) {
  await writeFile(join(folder, `${definition.name}.graphql`), `${buildSubgraph(definition).sdl}\n`);
}
