import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { inOrder } from "../organisation/organisation.loader.js";
import { Document } from "./document.entity.js";

export async function documentsById(ids: readonly string[], { em }: Context): Promise<(Document | null)[]> {
  const found = await em.find(Document, { id: { $in: ids.filter(isUuid) } });
  return inOrder(
    ids.map((id) => id.toLowerCase()),
    found,
    ({ id }) => id,
  );
}
