import { Permission } from "@angel/kit/access";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type Place, places } from "../organisation/place.js";

/** The organisations on whose registers members are now; null of who is on none. */
const registers: Batch<string, string | null> = async (ids, { em }) => {
  const rows = await readPublished<{ memberId: string; organisationId: string }>(
    em,
    ["register_period"],
    `select member_id as "memberId", organisation_id as "organisationId" from published.register_period
     where member_id = any(?::uuid[]) and until_on is null`,
    [listOf(ids.filter(isUuid))],
  );
  const found = new Map(rows.map(({ memberId, organisationId }) => [memberId, organisationId]));
  return ids.map((id) => found.get(id.toLowerCase()) ?? null);
};

/** Where a member is on the register. */
export async function homeOf(memberId: string, { load }: Context): Promise<Place | null> {
  const organisationId = await load(registers).load(memberId);
  return organisationId === null ? null : load(places).load(organisationId);
}

/** Where a member is on the register, if that is where the viewer handles appeals. */
export async function placeOfMember(memberId: string, context: Context): Promise<Place | null> {
  const home = await homeOf(memberId, context);
  return home && context.viewer.may(Permission.HANDLE_APPEALS, home.path) ? home : null;
}
