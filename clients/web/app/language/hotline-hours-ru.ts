/** What is said of a hotline to whoever may call it. */
export const hotlineHoursRu = {
  hotline: "Горячая линия",
  hotlineFree: "бесплатно с любого телефона",
  hotlineOpen: "Сейчас отвечают.",
  hotlineClosed: "Сейчас не отвечают.",
  hotlineHours: (from: string, until: string, zone: string) => `${from}–${until} (${zone})`,
  hotlineElsewhere: "Ещё написать можно:",
  weekdays: ["пн", "вт", "ср", "чт", "пт", "сб", "вс"],
};
