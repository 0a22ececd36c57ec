import { ComeByMessengers } from "./come-by-messengers.js";
import { CreateAppeals } from "./create-appeals.js";
import { FindOldTries } from "./find-old-tries.js";
import { FollowChainsOfMerges } from "./follow-chains-of-merges.js";
import { ForgetAppeals } from "./forget-appeals.js";
import { HoldProjects } from "./hold-projects.js";
import { KeepAccesses } from "./keep-accesses.js";
import { KeepHotlines } from "./keep-hotlines.js";
import { LendAuthors } from "./lend-authors.js";
import { NameEmployers } from "./name-employers.js";
import { NameRegions } from "./name-regions.js";
import { OrganiseWork } from "./organise-work.js";
import { PassAppealsOn } from "./pass-appeals-on.js";
import { SeekAppeals } from "./seek-appeals.js";
import { SeekTasks } from "./seek-tasks.js";

/** A migration that has run is never changed, and a new one goes to the end. */
export const migrations = [
  CreateAppeals,
  KeepAccesses,
  PassAppealsOn,
  KeepHotlines,
  SeekAppeals,
  ForgetAppeals,
  NameRegions,
  NameEmployers,
  LendAuthors,
  OrganiseWork,
  SeekTasks,
  ComeByMessengers,
  FindOldTries,
  FollowChainsOfMerges,
  HoldProjects,
];
