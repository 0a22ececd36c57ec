import { event } from "@angel/kit/events";

/** Told when somebody asks to be let into a group. */
export const groupJoinAsked = event<{ id: string; organisationId: string; memberId: string }>(
  "groupJoinAsked",
);
export const groupJoinDecided = event<{ id: string; memberId: string; isAccepted: boolean }>(
  "groupJoinDecided",
);
export const memberRemovedFromGroup = event<{ id: string; memberId: string }>("memberRemovedFromGroup");
/** Told of members who are invited, at most 250 at a time. */
export const membersInvitedToGroup = event<{ id: string; memberIds: string[] }>("membersInvitedToGroup");

export const groupPostAdded = event<{ id: string; groupId: string; place: number }>("groupPostAdded");
/** Told when a keeper hides what a member wrote. */
export const groupPostHidden = event<{ id: string; groupId: string; memberId: string }>("groupPostHidden");
/** Told when a post is edited, deleted, hidden or shown again. */
export const groupPostChanged = event<{ id: string; groupId: string; revision: number }>("groupPostChanged");
