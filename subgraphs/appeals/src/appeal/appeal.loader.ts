import type { EntityManager } from "@angel/kit/database";
import { rowAccessOf } from "@angel/kit/database";
import { hashOfCode } from "@angel/kit/follow-up-code";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Appeal } from "./appeal.entity.js";

/** Appeals that are the viewer's to see. */
export const appeals: Batch<string, Appeal | null> = async (ids, { em }) => {
  const found = await em.find(Appeal, { id: { $in: ids.filter(isUuid) } }, { disableIdentityMap: true });
  return ids.map((id) => found.find((appeal) => appeal.id === id.toLowerCase()) ?? null);
};

/** What belongs to an appeal is read as it was asked for: by the viewer's right, or by its code. */
export function readerOf({ heldBy }: Pick<Appeal, "heldBy">, { em, viewer }: Context): EntityManager {
  if (!heldBy) return em;
  const variables = { ...rowAccessOf(viewer), "angel.appeal": heldBy.toString("hex") };
  return em.fork({ session: { variables } });
}

export async function appealByCode(code: string, context: Context): Promise<Appeal | null> {
  const codeHash = hashOfCode(code);
  const reader = readerOf({ heldBy: codeHash }, context);
  const appeal = await reader.findOne(Appeal, { codeHash }, { disableIdentityMap: true });
  return appeal && heldBy(appeal, codeHash);
}

/** The appeal as whoever holds its code sees it. */
export function heldBy(appeal: Appeal, codeHash: Buffer): Appeal {
  return Object.assign(appeal, { heldBy: codeHash });
}

/** From here to the end of the deed its code opens the appeal to Postgres. */
export async function holdCode(codeHash: Buffer, { em }: Context): Promise<void> {
  await em.execute("select set_config('angel.appeal', ?, true)", [codeHash.toString("hex")]);
}
