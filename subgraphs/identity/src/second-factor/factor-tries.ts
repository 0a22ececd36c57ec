import type { Parts } from "@angel/kit/subgraph";
import { Tries } from "@angel/kit/tries";

const QUARTER_OF_AN_HOUR = 15 * 60;
const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** Counts tries of second factors: of a million codes three are right at a time. */
export class FactorTries extends Tries<"account" | "day" | "address"> {
  constructor({ orm, key }: Parts) {
    super(orm, key("second factor tries"), {
      account: { most: 5, seconds: QUARTER_OF_AN_HOUR, isClearedByGood: true },
      // One who has the password and is in no hurry.
      day: { most: 30, seconds: DAY },
      address: { most: 100, seconds: HOUR },
    });
  }
}
