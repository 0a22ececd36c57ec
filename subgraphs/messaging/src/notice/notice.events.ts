import { event } from "@angel/kit/events";

/** Notices were laid into cabinets: by person, for who listens; at most a thousand together. */
export const noticesLaid = event<{ noticeIds: Record<string, string> }>("noticesLaid");
