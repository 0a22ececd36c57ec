import { statisticsEn } from "./statistics-en.js";
import { statisticsRu } from "./statistics-ru.js";

export const statistics = { ru: statisticsRu, en: statisticsEn };
