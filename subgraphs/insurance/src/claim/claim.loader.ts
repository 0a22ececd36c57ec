import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Claim } from "./claim.entity.js";

/** Claims that are the viewer's to see. */
export const claims: Batch<string, Claim | null> = async (ids, { em }) => {
  const found = await em.find(Claim, { id: { $in: ids.filter(isUuid) } }, { disableIdentityMap: true });
  return ids.map((id) => found.find((claim) => claim.id === id.toLowerCase()) ?? null);
};
