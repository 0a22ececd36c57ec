import type { Constructor } from "@mikro-orm/core";
import type { Migration } from "@mikro-orm/migrations";
import { ChooseExports } from "./choose-exports.js";
import { CountHappenings } from "./count-happenings.js";
import { CreateStatisticalReports } from "./create-statistical-reports.js";
import { FollowStatistics } from "./follow-statistics.js";
import { HearAppeals } from "./hear-appeals.js";
import { KeepExports } from "./keep-exports.js";
import { KeepMonitorings } from "./keep-monitorings.js";
import { KeepPassportPrints } from "./keep-passport-prints.js";
import { LayPilotTotals } from "./lay-pilot-totals.js";
import { ReportParticipants } from "./report-participants.js";
import { SumStatisticalDays } from "./sum-statistical-days.js";
import { TellOfMonitorings } from "./tell-of-monitorings.js";

/** A migration that has run is never changed, and a new one goes to the end. */
export const migrations: Constructor<Migration>[] = [
  CreateStatisticalReports,
  KeepExports,
  KeepPassportPrints,
  SumStatisticalDays,
  CountHappenings,
  ChooseExports,
  KeepMonitorings,
  LayPilotTotals,
  ReportParticipants,
  HearAppeals,
  FollowStatistics,
  TellOfMonitorings,
];
