import { event } from "@angel/kit/events";

export const commentAdded = event<{ id: string; subjectId: string; place: number }>("commentAdded");

/** Told when a comment is edited, deleted, hidden or shown again. */
export const commentChanged = event<{ id: string; subjectId: string; revision: number }>("commentChanged");
