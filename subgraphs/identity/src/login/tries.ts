import type { Parts } from "@angel/kit/subgraph";
import { Tries } from "@angel/kit/tries";

const QUARTER_OF_AN_HOUR = 15 * 60;
const HOUR = 60 * 60;

/** Counts tries of passwords. */
export class PasswordTries extends Tries<"here" | "anywhere" | "address"> {
  constructor({ orm, key }: Parts) {
    super(orm, key("rate-limits"), {
      // One who mistypes, or guesses at one login from one place.
      here: { most: 5, seconds: QUARTER_OF_AN_HOUR, isClearedByGood: true },
      // One login guessed from many places.
      anywhere: { most: 30, seconds: HOUR },
      // Many logins guessed from one place. A whole office may sit behind one address.
      address: { most: 100, seconds: HOUR },
    });
  }
}

/** What is counted of a try at a login. */
export function tryAt(login: string, address: string | null) {
  return { here: [login, address ?? ""], anywhere: login, address };
}
