import { event } from "@angel/kit/events";
import type { TroubleSubject } from "./trouble-alert.entity.js";

/** A rise of appeals around an employer, a topic, a branch or a region, at the organisation in which all of it lies. */
export const troubleNoticed = event<{
  id: string;
  organisationId: string;
  organisationPath: string;
  subject: TroubleSubject;
  value: string | null;
}>("troubleNoticed");
