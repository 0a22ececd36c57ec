import { appealsEn } from "./appeals-en.js";
import { appealsRu } from "./appeals-ru.js";

export const appeals = { ru: appealsRu, en: appealsEn };
