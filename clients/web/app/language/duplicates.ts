import { duplicatesEn } from "./duplicates-en.js";
import { duplicatesRu } from "./duplicates-ru.js";

export const duplicates = { ru: duplicatesRu, en: duplicatesEn };
