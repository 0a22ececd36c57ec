import { bodiesEn } from "./bodies-en.js";
import { bodiesRu } from "./bodies-ru.js";

export const bodies = { ru: bodiesRu, en: bodiesEn };
