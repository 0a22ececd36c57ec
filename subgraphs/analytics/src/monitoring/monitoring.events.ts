import { event } from "@angel/kit/events";
import type { PlainDate } from "@angel/kit/values";
import type { OrganisationLevel } from "../organisation/organisation.stub.js";

interface Asked {
  id: string;
  /** Who asks; asked are the organisations of the level below its path. */
  organisationId: string;
  organisationPath: string;
  level: OrganisationLevel;
  dueOn: PlainDate;
}

export const monitoringAnnounced = event<Asked>("monitoringAnnounced");

/** The day to answer by is near. */
export const monitoringDue = event<Asked>("monitoringDue");
