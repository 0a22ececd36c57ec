import type { Context } from "@angel/kit/subgraph";
import { homesOf, isMemberThere } from "../member/member-home.js";
import { EventAudience, type Event } from "./event.entity.js";
import { viewerInvitations } from "./event.loader.js";

/** Whether the event is for the viewer: a member of the union as the register says now. */
export async function mayCome(event: Event, context: Context): Promise<boolean> {
  if ((await homesOf(context)).length === 0) return false;
  if (event.audience === EventAudience.UNION) return true;
  if ((await context.load(viewerInvitations).load(event.id)) !== null) return true;
  if (event.audience === EventAudience.INVITED) return false;
  return isMemberThere(event, context);
}
