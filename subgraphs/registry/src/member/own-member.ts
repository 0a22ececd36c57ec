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
