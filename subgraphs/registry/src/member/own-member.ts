import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { Member } from "./member.entity.js";
import { membersById } from "./member.loader.js";

/** Whose account it is, as a member; null for an account that is no member's. */
export async function ownMember(context: Context): Promise<Member | null> {
  const { memberId } = context.viewer;
  const [member] = memberId && isUuid(memberId) ? await membersById([memberId], context) : [];
  return member ?? null;
}

/** The same of whoever is on a register, held until the deed is done. */
export async function holdOwnMember(context: Context): Promise<Member | null> {
  const { memberId } = context.viewer;
  if (!memberId || !isUuid(memberId)) return null;
  await context.em.execute("select from members where id = ? for update", [memberId]);
  const member = await ownMember(context);
  return member?.isOnRegister ? member : null;
}
