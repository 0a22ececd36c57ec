import type { EntityManager } from "@mikro-orm/postgresql";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Parts, Subgraph } from "./subgraph.js";

/** The names of all subgraphs: the folders beside kit that hold a package. A new one needs no list. */
export function everySubgraph(): string[] {
  const packages = fileURLToPath(import.meta.resolve("@angel/kit/package.json")).replace(
    /kit\/package\.json$/,
    "",
  );
  return readdirSync(packages)
    .filter((name) => name !== "kit" && existsSync(`${packages}${name}/package.json`))
    .sort();
}

/** Subgraphs are found by name: the package `@angel/<name>` with the doors `./subgraph` and `./seed`. */
export async function loadSubgraphs(names: readonly string[]): Promise<Subgraph[]> {
  return Promise.all(names.map(loadSubgraph));
}

async function loadSubgraph(name: string): Promise<Subgraph> {
  const door = (await import(`@angel/${name}/subgraph`)) as Record<string, Subgraph>;
  const subgraph = door[name];
  if (!subgraph) throw new Error(`@angel/${name}/subgraph does not export ${name}.`);
  return subgraph;
}

/** Puts a union's own part into an empty database; does nothing where it is already there. */
export type Seed = (em: EntityManager, union: unknown, key: Parts["key"]) => Promise<void>;

/** Undefined where the package has no such door: what it keeps is made of what others publish. */
export async function loadSeed(name: string): Promise<Seed | undefined> {
  try {
    const { seed } = (await import(`@angel/${name}/seed`)) as { seed: Seed };
    return seed;
  } catch (error) {
    if ((error as { code?: unknown }).code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return undefined;
    throw error;
  }
}
