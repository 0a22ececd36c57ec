import type { Parts } from "@angel/kit/subgraph";
import { Tries } from "@angel/kit/tries";

const TEN_MINUTES = 10 * 60;
const HOUR = 60 * 60;

/** Counts cards that were shown and not good: by the till, by the shop with all its tills, by the number wherever it is shown. */
export class CardTries extends Tries<"asker" | "partnerId" | "number"> {
  constructor({ orm, key }: Parts) {
    super(orm, key("card tries"), {
      asker: { most: 10, seconds: TEN_MINUTES },
      partnerId: { most: 100, seconds: HOUR },
      number: { most: 5, seconds: HOUR },
    });
  }
}
