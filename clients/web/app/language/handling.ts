import { handlingEn } from "./handling-en.js";
import { handlingRu } from "./handling-ru.js";

export const handling = { ru: handlingRu, en: handlingEn };
