import type { periodRu } from "./period-ru.js";

export const periodEn: typeof periodRu = {
  from: "From",
  until: "Until",
  show: "Show",
  years: "Calendar years",
  ofYear: (year) => String(year),
  whyYears:
    "Those who do not see the cards of members are shown movements, payouts and appeals of calendar years alone: the difference of two periods would show single people.",
};
