import { event } from "@angel/kit/events";
import type { PlainDate } from "@angel/kit/values";
import type { AppealChannel, AppealKind } from "./appeal-words.js";

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

/** It came to a queue: registered, passed on or opened again. */
export const appealQueued = event<{ id: string; place: number; handlingPath: string }>("appealQueued");
