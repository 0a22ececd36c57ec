import type { EntityManager } from "@mikro-orm/postgresql";
import type { Subgraph } from "./subgraph.js";

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
export type Seed = (em: EntityManager, union: unknown) => Promise<void>;

export async function loadSeed(name: string): Promise<Seed> {
  const { seed } = (await import(`@angel/${name}/seed`)) as { seed: Seed };
  return seed;
}
