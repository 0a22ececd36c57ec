import type { Parts } from "@angel/kit/subgraph";
import { Tries } from "@angel/kit/tries";

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/**
 * Counts appeals sent, by member where there is a name and by address where there is none; and codes asked for. Of who sent an
 * appeal without a name nothing else is counted.
 */
export class AppealTries extends Tries<"sentBy" | "sentFrom" | "codes"> {
  constructor({ orm, key }: Parts) {
    super(orm, key("appeal tries"), {
      sentBy: { most: 20, seconds: DAY },
      sentFrom: { most: 20, seconds: HOUR },
      codes: { most: 60, seconds: HOUR },
    });
  }

  /** A code that somebody gives is counted before it is looked for; a good one is forgiven. */
  async guess<Found>(address: string | null, find: () => Promise<Found | null>): Promise<Found | null> {
    const tried = { sentBy: null, sentFrom: null, codes: address };
    await this.take(tried);
    const found = await find();
    if (found !== null) await this.forgive(tried);
    return found;
  }
}
