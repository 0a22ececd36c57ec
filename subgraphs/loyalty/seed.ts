import type { EntityManager } from "@angel/kit/database";

/** What the demo union's members were given back. */
export async function seed(_em: EntityManager, _union: unknown): Promise<void> {}
