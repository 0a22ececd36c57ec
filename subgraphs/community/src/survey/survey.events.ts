import { event } from "@angel/kit/events";

export const surveyAnnounced = event<{ id: string; organisationId: string }>("surveyAnnounced");
