import type { Parts } from "@angel/kit/subgraph";
import { Tries } from "@angel/kit/tries";

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** Counts those who say by the facts of a card who they are: the facts are known to more than one. */
export class ProofTries extends Tries<"account" | "card" | "address"> {
  constructor({ orm, key }: Parts) {
    super(orm, key("proof tries"), {
      account: { most: 5, seconds: DAY },
      // One card, by whichever accounts; a made-up number is counted as a real one.
      card: { most: 10, seconds: DAY },
      address: { most: 30, seconds: HOUR },
    });
  }
}
