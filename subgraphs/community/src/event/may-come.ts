import { isWithin } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { homesOf } from "../member/member-home.js";
import { places } from "../organisation/organisation-place.js";
import { EventAudience, type Event } from "./event.entity.js";
import { viewerInvitations } from "./event.loader.js";

/** Whether the event is for the viewer: a member of the union as the register says now. */
export async function mayCome(event: Event, context: Context): Promise<boolean> {
  const homes = await homesOf(context);
  if (homes.length === 0) return false;
  if (event.audience === EventAudience.UNION) return true;
  if ((await context.load(viewerInvitations).load(event.id)) !== null) return true;
  if (event.audience === EventAudience.INVITED) return false;
  const place = await context.load(places).load(event.organisationId);
  return place !== null && homes.some((home) => isWithin(home, place.path));
}
