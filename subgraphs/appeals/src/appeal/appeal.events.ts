import { event } from "@angel/kit/events";
import type { PlainDate } from "@angel/kit/values";
import type { AppealDecision } from "../passing/passing.type.js";
import type { AppealChannel, AppealKind, AppealOutcome } from "./appeal-words.js";

/** An appeal is in. Neither its text nor who wrote it is ever told. */
export const appealRegistered = event<{
  id: string;
  number: number;
  kind: AppealKind;
  topic: string;
  organisationId: string;
  organisationPath: string;
  /** The tax id where it is known, else the name without what differs between two who write it. */
  employerKey: string | null;
  /** The code of the organisation's type. */
  branch: string | null;
  channel: AppealChannel;
  registeredOn: PlainDate;
  anonymous: boolean;
}>("appealRegistered");

/** Those who handle an appeal have put it under another kind or topic; it is counted there, on the day it came. */
export const appealSorted = event<{
  id: string;
  kind: AppealKind;
  topic: string;
  former: { kind: AppealKind; topic: string };
  organisationId: string;
  employerKey: string | null;
  branch: string | null;
  registeredOn: PlainDate;
}>("appealSorted");

/** It came to a queue: registered, passed on or opened again. */
export const appealQueued = event<{ id: string; place: number; handlingPath: string }>("appealQueued");

export const appealPassedOn = event<{
  id: string;
  fromOrganisationId: string;
  organisationId: string;
  decision: AppealDecision;
}>("appealPassedOn");

/** An appeal ended; it can be opened again and end once more. */
export const appealClosed = event<{
  id: string;
  organisationId: string;
  handlerId: string;
  outcome: AppealOutcome;
  registeredOn: PlainDate;
  closedOn: PlainDate;
  /** Whether the first answer came in its term. */
  inTime: boolean;
  rating: number | null;
}>("appealClosed");

export const appealRated = event<{ id: string; organisationId: string; handlerId: string; rating: number }>(
  "appealRated",
);
