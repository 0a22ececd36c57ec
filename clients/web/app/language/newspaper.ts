import { newspaperEn } from "./newspaper-en.js";
import { newspaperRu } from "./newspaper-ru.js";

export const newspaper = { ru: newspaperRu, en: newspaperEn };
