import { hotlineHoursEn } from "./hotline-hours-en.js";
import { hotlineHoursRu } from "./hotline-hours-ru.js";

export const hotlineHours = { ru: hotlineHoursRu, en: hotlineHoursEn };
