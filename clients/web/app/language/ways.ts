import { waysEn } from "./ways-en.js";
import { waysRu } from "./ways-ru.js";

export const ways = { ru: waysRu, en: waysEn };
