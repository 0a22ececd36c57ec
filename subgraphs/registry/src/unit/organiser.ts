import type { Context } from "@angel/kit/subgraph";
import type { Checked } from "../input/checked.js";
import { Member, MemberStatus } from "../member/member.entity.js";
import type { Organisation } from "../organisation/organisation.entity.js";

/** A member on the register of the primary itself; null when nobody was named. */
export async function findOrganiser(
  given: string | null | undefined,
  { node }: Organisation,
  checked: Checked,
  { em }: Context,
): Promise<string | null> {
  const id = checked.id("organiserId", given);
  if (id === null) return null;
  const isHere = await em.count(Member, { id, primaryId: node, status: MemberStatus.ON_REGISTER });
  if (!isHere) checked.fault("organiserId", "Не состоит здесь на учёте.", "Not on the register here.");
  return id;
}
