import { yearsAfter } from "@angel/kit/days";
import { SMALLEST_TOLD } from "@angel/kit/few";
import { InvalidField } from "@angel/kit/problem";
import { today } from "@angel/kit/values";
import { type Audience, type Chosen, isPlaceOf } from "./audience.js";
import type { Mailing } from "./mailing.entity.js";

interface Wish {
  readonly onSitesUntil?: string | null;
  readonly plannedAt?: Date | null;
  readonly audience: Audience;
}

/** What is wrong with placing a mailing on sites; nothing where it is not asked for. */
export function faultOfGreeting({ onSitesUntil, plannedAt, audience }: Wish): InvalidField | null {
  if (!onSitesUntil) return null;
  const fault = (ru: string, en: string) => new InvalidField("onSitesUntil", { ru, en });
  if (audience.themeCode) {
    return fault(
      "Рассылку подписчикам темы на сайты не помещают: стало бы видно, где они есть.",
      "A mailing to those who subscribed to a theme is not placed on sites: it would show where they are.",
    );
  }
  const firstDay = today(plannedAt && plannedAt.getTime() > Date.now() ? plannedAt : new Date());
  if (onSitesUntil < firstDay) return fault("Не раньше дня отправки.", "Not before the day of sending.");
  return onSitesUntil > yearsAfter(firstDay, 1) ? fault("Не дольше года.", "For a year at most.") : null;
}

/** How many of a primary it must be for to stand on its site: who does not see the cards must not learn of very few. */
export function fewestOnSite(seesCards: boolean): number {
  return seesCards ? 1 : SMALLEST_TOLD;
}

/** The part of the statement that finds the `chosen` which lays the greeting on their primaries' sites, below `top` alone. */
export function placedOnSites({ id, onSitesUntil, fewestOnSite: fewest }: Mailing): Chosen {
  if (!onSitesUntil) return { sql: "", values: [] };
  return {
    sql: `, placed as (
       insert into greeting_sites (organisation_id, greeting_id)
       select place.id, ?::uuid from published.organisation place, top
       where closed_on is null and ${isPlaceOf({ withBelow: true })} and node in (
         select primary_id from chosen group by primary_id having count(*) >= ?::int)
       on conflict do nothing)`,
    values: [id, fewest],
  };
}
