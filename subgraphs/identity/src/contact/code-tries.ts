import type { Parts } from "@angel/kit/subgraph";
import { Tries } from "@angel/kit/tries";

const QUARTER_OF_AN_HOUR = 15 * 60;
const HOUR = 60 * 60;

/** Counts the codes that are asked for: each is a message somebody pays for, and may be a nuisance to a stranger. */
export class CodeTries extends Tries<"contact" | "address" | "all"> {
  constructor({ orm, key }: Parts) {
    super(orm, key("contact code tries"), {
      contact: { most: 3, seconds: QUARTER_OF_AN_HOUR },
      // A whole school may sit behind one address.
      address: { most: 30, seconds: HOUR },
      all: { most: 3_000, seconds: HOUR },
    });
  }
}
