import type { Context } from "@angel/kit/subgraph";
import { grouped } from "../organisation/organisation.loader.js";
import { CardChange } from "./card-change.entity.js";

/** Oldest first. */
export async function changesByCard(numbers: readonly string[], { em }: Context): Promise<CardChange[][]> {
  const found = await em.find(CardChange, { number: { $in: [...numbers] } }, { orderBy: { id: "asc" } });
  const changes = grouped(found, ({ number }) => number);
  return numbers.map((number) => changes.get(number) ?? []);
}
