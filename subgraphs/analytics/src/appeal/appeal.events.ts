import { event } from "@angel/kit/events";
import type { PlainDate } from "@angel/kit/values";
import type { AppealKind } from "./appeal-analysis.type.js";

/** What the appeals tell, by their names; no text and no name comes along. */
export interface AppealRegistered {
  kind: AppealKind;
  topic: string;
  organisationId: string;
  employerKey: string | null;
  branch: string | null;
  registeredOn: PlainDate;
}

export const appealRegistered = event<AppealRegistered>("appealRegistered");

/** What was counted otherwise before. */
export interface AppealSorted extends AppealRegistered {
  former: Pick<AppealRegistered, "kind" | "topic">;
}

export const appealSorted = event<AppealSorted>("appealSorted");

export interface AppealClosed {
  organisationId: string;
  closedOn: PlainDate;
  inTime: boolean;
}

export const appealClosed = event<AppealClosed>("appealClosed");
