import type { Subject } from "@angel/kit/subgraph";
import { appealHearers } from "./appeal/hear-appeals.js";
import { applicationHearers } from "./application/hear-applications.js";
import { publicationHearers } from "./article/hear-publications.js";
import { cardHearers } from "./card/hear-cards.js";
import { claimHearers } from "./claim/hear-claims.js";
import { eventHearers } from "./event/hear-events.js";
import { groupHearers } from "./group/hear-groups.js";
import { postHearers } from "./group/hear-posts.js";
import { letterHearers } from "./letter/hear-letters.js";
import { fileHearers } from "./member-file/hear-files.js";
import { requestHearers } from "./membership/hear-requests.js";
import { registerHearers } from "./register/follow-register.js";
import { monitoringHearers } from "./reporting/hear-monitorings.js";
import { taskHearers } from "./task/hear-tasks.js";
import { troubleHearers } from "./trouble/hear-troubles.js";

/** What the platform tells of, and what becomes of what was said. */
export const heard: Subject = {
  hearers: [
    ...letterHearers,
    ...fileHearers,
    ...applicationHearers,
    ...requestHearers,
    ...cardHearers,
    ...appealHearers,
    ...claimHearers,
    ...eventHearers,
    ...groupHearers,
    ...postHearers,
    ...publicationHearers,
    ...monitoringHearers,
    ...taskHearers,
    ...troubleHearers,
    ...registerHearers,
  ],
};
