import type { Constructor } from "@mikro-orm/core";
import type { Migration } from "@mikro-orm/migrations";
import { CreateStatisticalReports } from "./create-statistical-reports.js";

/** A migration that has run is never changed, and a new one goes to the end. */
export const migrations: Constructor<Migration>[] = [CreateStatisticalReports];
