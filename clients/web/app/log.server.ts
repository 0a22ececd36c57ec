import { pino } from "pino";

/** One line of JSON for each event. */
export const log = pino();
