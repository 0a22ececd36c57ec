import { periodEn } from "./period-en.js";
import { periodRu } from "./period-ru.js";

export const period = { ru: periodRu, en: periodEn };
