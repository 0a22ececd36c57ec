import type { hotlineHoursRu } from "./hotline-hours-ru.js";

export const hotlineHoursEn: typeof hotlineHoursRu = {
  hotline: "Hotline",
  hotlineFree: "free from any telephone",
  hotlineOpen: "It answers now.",
  hotlineClosed: "It does not answer now.",
  hotlineHours: (from, until, zone) => `${from}–${until} (${zone})`,
  hotlineElsewhere: "Other ways to write:",
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};
