import { unitsEn } from "./units-en.js";
import { unitsRu } from "./units-ru.js";

export const units = { ru: unitsRu, en: unitsEn };
