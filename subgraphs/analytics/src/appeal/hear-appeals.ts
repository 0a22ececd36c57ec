import { hear } from "@angel/kit/events";
import { dropHappening, noteHappening } from "../happening/happening.js";
import { lookForTrouble } from "../trouble/look-for-trouble.js";
import { appealClosed, appealRegistered, appealSorted } from "./appeal.events.js";

/** How answers are noted beside the appeals themselves. */
export const ANSWERED = { inTime: "ANSWERED_IN_TIME", late: "ANSWERED_LATE" } as const;

/** Appeals are counted as they come, and each makes us look for a sudden rise around it; answers are counted for the appraisal. */
export const appealHearers = [
  hear(appealRegistered, async (appeal, _told, hearing) => {
    const { kind, registeredOn, organisationId, employerKey, branch, topic } = appeal;
    await noteHappening(hearing.em, { kind, on: registeredOn, organisationId, employerKey, branch, topic });
    await lookForTrouble(appeal, hearing);
  }),
  // It may be one too many where it belongs; an alarm that was given before stands.
  hear(appealSorted, async ({ former, registeredOn: on, ...appeal }, _told, hearing) => {
    const { organisationId, employerKey, branch } = appeal;
    await dropHappening(hearing.em, { ...former, on, organisationId, employerKey, branch });
    await noteHappening(hearing.em, { ...appeal, on });
    await lookForTrouble({ ...appeal, registeredOn: on }, hearing);
  }),
  hear(appealClosed, ({ organisationId, closedOn, inTime }, _told, { em }) =>
    noteHappening(em, { kind: inTime ? ANSWERED.inTime : ANSWERED.late, on: closedOn, organisationId }),
  ),
];
